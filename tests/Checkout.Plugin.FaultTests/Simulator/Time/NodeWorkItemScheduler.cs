namespace Checkout.Plugin.Tests.Simulator;

// Runs the work items of one process on the same thread, as later steps.
internal sealed class NodeWorkItemScheduler(Timeline timeline, ProcessLifetime life) : WorkItemScheduler
{
    public override void Schedule(Action<object?> work, object? state) => timeline.After(TimeSpan.Zero, life, () => work(state));
}
