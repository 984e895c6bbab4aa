namespace LigdiCash.Checkout.Background;

internal sealed record DueQueue<T>(
    string Name, WorkSignal Signal, Func<TimeSpan, CancellationToken, Task<DateTimeOffset?>> NextDueAsync,
    Func<int, CancellationToken, Task<IReadOnlyList<T>>> ClaimAsync, Func<IServiceProvider, T, CancellationToken, Task> ProcessAsync,
    Func<T, string> Describe, int MaxConcurrency);

// Processes items concurrently, so that one slow answer does not delay the others. Claims only items that can start at once.
internal sealed partial class DueQueueProcessor<T>(
    DueQueue<T> queue, IServiceScopeFactory scopes, CurrentOptions settings, DatabaseClock time, ILogger<ReconciliationWorker> logger)
{
    private static readonly TimeSpan MinWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly List<Task> _running = [];
    private TimeSpan _retryDelay = RetryDelay / 2;

    private TimeSpan PollInterval => settings.Value.Reconciliation.Interval;

    // Returns when nothing is due, unless it runs forever. Waits for the running items.
    public async Task RunAsync(bool forever, CancellationToken cancellationToken)
    {
        try
        {
            while (await ProcessNextAsync(forever, cancellationToken))
            {
                _running.RemoveAll(task => task.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task<bool> ProcessNextAsync(bool forever, CancellationToken cancellationToken)
    {
        // A pooled connection may ignore the token; released items would then be claimed in a loop.
        cancellationToken.ThrowIfCancellationRequested();
        var next = queue.Signal.Next;
        if (_running.Count == queue.MaxConcurrency)
        {
            await Task.WhenAny(_running);
            return true;
        }

        var wait = await DequeueAsync(cancellationToken);
        if (wait > TimeSpan.Zero && forever)
        {
            await queue.Signal.WaitAsync(next, wait, cancellationToken);
        }
        else if (wait > TimeSpan.Zero && _running.Count > 0)
        {
            await Task.WhenAny(_running);
        }

        return forever || wait == TimeSpan.Zero || _running.Count > 0;
    }

    private async Task<TimeSpan> DequeueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var wait = await queue.NextDueAsync(PollInterval, cancellationToken) - time.GetUtcNow();
            if (wait is null || wait > TimeSpan.Zero)
            {
                return wait < PollInterval ? wait.Value : PollInterval;
            }

            var claimed = await queue.ClaimAsync(queue.MaxConcurrency - _running.Count, cancellationToken);
            _retryDelay = RetryDelay / 2;
            _running.AddRange(claimed.Select(item => ProcessAsync(item, cancellationToken)));
            return claimed.Count > 0 ? TimeSpan.Zero : MinWait;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogDatabaseUnavailable(exception, queue.Name);
            _retryDelay = _retryDelay * 2 < PollInterval ? _retryDelay * 2 : PollInterval;
            return _retryDelay;
        }
    }

    // A failed item stays due and returns when its lease ends. A scope for each item sees changed keys.
    private async Task ProcessAsync(T item, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await queue.ProcessAsync(scope.ServiceProvider, item, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The processing code has released the lease.
        }
        catch (Exception exception)
        {
            LogFailed(exception, queue.Name, queue.Describe(item));
        }
    }

    [LoggerMessage(5001, LogLevel.Error, "The queue of {Queue} could not be read from the database. The read is retried.")]
    private partial void LogDatabaseUnavailable(Exception exception, string queue);
    [LoggerMessage(5002, LogLevel.Error, "Item {Item} in the queue of {Queue} failed. It is retried when its lease ends.")]
    private partial void LogFailed(Exception exception, string queue, string item);
}
