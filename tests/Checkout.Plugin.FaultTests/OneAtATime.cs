using Xunit;

// Each of these fills the machine by itself; two at once would measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
