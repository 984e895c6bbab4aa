namespace Checkout.Plugin.Tests.Simulator;

// Runs Task.Yield of the product on the same thread, as a later step. It is set only while such work begins, because continuations are not
// inlined in a context.
internal sealed class NodeSynchronizationContext(Timeline timeline, ProcessLifetime life) : SynchronizationContext
{
    public static Task Begin(Func<Task> work, Timeline timeline, ProcessLifetime life)
    {
        SetSynchronizationContext(new NodeSynchronizationContext(timeline, life));
        try
        {
            return work();
        }
        finally
        {
            SetSynchronizationContext(null);
        }
    }

    public override void Post(SendOrPostCallback work, object? state) => timeline.After(TimeSpan.Zero, life, () => work(state));
}
