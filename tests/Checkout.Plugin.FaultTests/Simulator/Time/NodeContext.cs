namespace Checkout.Plugin.Tests.Simulator;

// Where the product leaves the caller's thread by its own wish, it goes on here: on the same thread, a little later. Only for as long as it begins such work, for whoever
// waits in a context is not gone on with at once.
internal sealed class NodeContext(Timeline timeline, Lifetime life) : SynchronizationContext
{
    public static Task Begin(Func<Task> work, Timeline timeline, Lifetime life)
    {
        SetSynchronizationContext(new NodeContext(timeline, life));
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
