using Xunit;
using Xunit.Sdk;
using Xunit.v3;

// Two tests at a time: one of TwoNodes, which mostly waits until a fault is over, and one of the others.
// The tests of Alone follow one at a time: they measure, or need the whole machine.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
[assembly: Parallelization(Mode = ParallelMode.Collections, MaxThreads = 2)]
