namespace LigdiCash.Checkout.Storage;

// Starts background work on the thread pool; the simulation replaces it for a deterministic order.
// The execution context (trace, log scope) of the caller does not flow.
internal class WorkItemScheduler
{
    public static WorkItemScheduler Default { get; } = new();

    public virtual void Schedule(Action<object?> work, object? state) =>
        ThreadPool.UnsafeQueueUserWorkItem(work, state, preferLocal: false);
}

// Shortens the wait for due work. A lost signal only delays it: the database holds the schedule.
internal sealed class WorkSignal(TimeProvider time, WorkItemScheduler scheduler)
{
    private TaskCompletionSource _next = new();

    // Callers read this before they query for work, so that work which becomes due in between ends the wait.
    public Task Next => Volatile.Read(ref _next).Task;

    // The queue continues as a separate work item, so that it does not delay the caller.
    public void Wake() =>
        scheduler.Schedule(static source => ((TaskCompletionSource)source!).SetResult(), Interlocked.Exchange(ref _next, new()));

    public async Task WaitAsync(Task next, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await next.WaitAsync(timeout, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
    }
}

internal sealed class WorkSignals(TimeProvider time, WorkItemScheduler scheduler)
{
    public WorkSignal Checks { get; } = new(time, scheduler);
    public WorkSignal Fulfillments { get; } = new(time, scheduler);
    public WorkSignal Payouts { get; } = new(time, scheduler);
}
