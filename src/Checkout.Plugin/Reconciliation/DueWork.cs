using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// One kind of work that becomes due: when the next of it comes, how this node makes some of it its own, and how it is done.
internal sealed record DueQueue<T>(
    string Name,
    WorkSignal Signal,
    Func<TimeSpan, CancellationToken, Task<DateTimeOffset?>> NextDueAsync,
    Func<int, CancellationToken, Task<IReadOnlyList<T>>> ClaimAsync,
    Func<IServiceProvider, T, CancellationToken, Task> ProcessAsync,
    Func<T, string> Describe,
    int MaxConcurrency);

// Does one kind of work as it becomes due, several at once, so that one slow answer holds nobody up. No more is claimed than can begin at once.
internal sealed partial class DueQueueProcessor<T>(DueQueue<T> kind, IServiceScopeFactory scopes, CurrentOptions settings, DatabaseClock time, ILogger<ReconciliationWorker> logger)
{
    private static readonly TimeSpan MinWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private readonly List<Task> _running = [];
    private TimeSpan _retryDelay = RetryDelay / 2;

    private TimeSpan PollInterval => settings.Value.Reconciliation.Interval;

    // For ever, or until nothing is due. What is under way ends before this returns.
    public async Task RunAsync(bool forever, CancellationToken cancellationToken)
    {
        try
        {
            while (await ProcessNextAsync(forever, cancellationToken))
            {
                _running.RemoveAll(work => work.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task<bool> ProcessNextAsync(bool forever, CancellationToken cancellationToken)
    {
        // A database whose connection is at hand never notices; what is given back would be claimed again and again.
        cancellationToken.ThrowIfCancellationRequested();
        var next = kind.Signal.Next;
        if (_running.Count == kind.MaxConcurrency)
        {
            await Task.WhenAny(_running);
            return true;
        }

        var rest = await DequeueAsync(cancellationToken);
        if (rest > TimeSpan.Zero && forever)
        {
            await kind.Signal.WaitAsync(next, rest, cancellationToken);
        }
        else if (rest > TimeSpan.Zero && _running.Count > 0)
        {
            await Task.WhenAny(_running);
        }

        return forever || rest == TimeSpan.Zero || _running.Count > 0;
    }

    // How long there is nothing to begin.
    private async Task<TimeSpan> DequeueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var wait = await kind.NextDueAsync(PollInterval, cancellationToken) - time.GetUtcNow();
            if (wait is not { } until || until > TimeSpan.Zero)
            {
                return wait is { } soon && soon < PollInterval ? soon : PollInterval;
            }

            var claimed = await kind.ClaimAsync(kind.MaxConcurrency - _running.Count, cancellationToken);
            _retryDelay = RetryDelay / 2;
            _running.AddRange(claimed.Select(subject => ProcessAsync(subject, cancellationToken)));
            return claimed.Count > 0 ? TimeSpan.Zero : MinWait;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception, kind.Name);
            _retryDelay = _retryDelay * 2 < PollInterval ? _retryDelay * 2 : PollInterval;
            return _retryDelay;
        }
    }

    // One that fails must not stop the others; it stays due and comes back when its lease ends. A scope of its own sees changed keys.
    private async Task ProcessAsync(T subject, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.ProcessAsync(scope.ServiceProvider, subject, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The shop stops; whoever did it has given its claim back.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, kind.Name, kind.Describe(subject));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Error, "The database could not be asked for due {Kind}; it is asked again in a moment.")]
        public static partial void DatabaseAway(ILogger logger, Exception exception, string kind);

        [LoggerMessage(5002, LogLevel.Error, "One of the {Kind} failed: {Subject}. It stays due and is tried again when its lease has ended.")]
        public static partial void Failed(ILogger logger, Exception exception, string kind, string subject);
    }
}
