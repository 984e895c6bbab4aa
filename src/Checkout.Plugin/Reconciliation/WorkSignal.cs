namespace Checkout.Plugin;

// "Something became due." Only saves waiting: what is due stands in the database.
internal sealed class WorkSignal(TimeProvider time)
{
    private TaskCompletionSource _next = Fresh();

    // Taken before one looks for work, so that what becomes due in between is not slept over.
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, Fresh()).SetResult();

    public async Task WaitAsync(Task next, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(next, Task.Delay(atMost, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

// One for each kind of work, so that nobody looks for what is not there.
internal sealed class WorkSignals(TimeProvider time)
{
    public WorkSignal Checks { get; } = new(time);

    public WorkSignal Fulfillments { get; } = new(time);

    public WorkSignal Payouts { get; } = new(time);
}
