using System.IO.Pipelines;

namespace Checkout.Plugin.Tests.Simulator;

// The other threads of one process: the same thread, a little later.
internal sealed class NodeThreads(Timeline timeline, Life life) : PipeScheduler
{
    public override void Schedule(Action<object?> action, object? state) => timeline.After(TimeSpan.Zero, life, () => action(state));
}
