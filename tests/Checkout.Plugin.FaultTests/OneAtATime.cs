using Xunit.Sdk;
using Xunit.v3;

// Each test uses the whole machine.
[assembly: Parallelization(Mode = ParallelMode.None)]
