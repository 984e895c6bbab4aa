namespace Checkout.Plugin.Tests.Simulator;

// The other threads of one process: the same thread, a little later.
internal sealed class NodeThreads(Timeline timeline, Lifetime life) : WorkItemScheduler
{
    public override void Schedule(Action<object?> work, object? state) => timeline.After(TimeSpan.Zero, life, () => work(state));
}
