namespace LigdiCash.Checkout.Storage;

// Starts background work on the thread pool; the simulation replaces it for a deterministic order.
// The execution context (trace, log scope) of the caller does not flow.
internal class WorkItemScheduler
{
    public static WorkItemScheduler Default { get; } = new();

    public virtual void Schedule(Action<object?> work, object? state) =>
        ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false);
}
