using Xunit.Sdk;
using Xunit.v3;

// Each of these fills the machine by itself; two at once would measure each other.
[assembly: Parallelization(Mode = ParallelMode.None)]
