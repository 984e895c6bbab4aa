namespace LigdiCash.Checkout.Storage;

// Shortens the wait for due work. A lost signal only delays it: the database holds the schedule.
internal sealed class WorkSignal(TimeProvider time)
{
    private TaskCompletionSource _next = NewSource();

    // Callers read this before they query for work, so that work which becomes due in between ends the wait.
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).SetResult();

    public async Task WaitAsync(Task next, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var delay = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(timeout, time, delay.Token));
        await delay.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

internal sealed class WorkSignals(TimeProvider time)
{
    public WorkSignal Checks { get; } = new(time);

    public WorkSignal Fulfillments { get; } = new(time);

    public WorkSignal Payouts { get; } = new(time);
}
