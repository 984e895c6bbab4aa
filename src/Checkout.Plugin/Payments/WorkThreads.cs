namespace Checkout.Plugin;

// Where work goes on that nobody's own thread must do: the thread pool, but in a simulation, where everything has its place in one order.
// Nothing of whoever brought it, neither trace nor log scope, is taken along.
internal class WorkItemScheduler
{
    public static WorkItemScheduler Default { get; } = new();

    public virtual void Schedule(Action<object?> work, object? state) => ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false);
}
