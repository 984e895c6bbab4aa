using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// One kind of work that becomes due: when the next of it comes, how this node makes some of it its own, and how it is done.
internal sealed record KindOfWork<T>(
    string Name,
    WorkSignal Signal,
    Func<TimeSpan, CancellationToken, Task<DateTimeOffset?>> NextDueAsync,
    Func<int, CancellationToken, Task<IReadOnlyList<T>>> ClaimAsync,
    Func<IServiceProvider, T, CancellationToken, Task> DoAsync,
    Func<T, string> NameOf,
    int AtOnce);

// Does one kind of work as it becomes due, several at once, so that one slow answer holds nobody up. No more is claimed than can begin at once.
internal sealed partial class DueWork<T>(KindOfWork<T> kind, IServiceScopeFactory scopes, SettingsInForce settings, SharedClock time, ILogger<ReconciliationWorker> logger)
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private readonly List<Task> _running = [];
    private TimeSpan _breath = Breath / 2;

    private TimeSpan Sweep => settings.Value.Reconciliation.Interval;

    // For ever, or until nothing is due. What is under way ends before this returns.
    public async Task RunAsync(bool forever, CancellationToken cancellationToken)
    {
        try
        {
            while (await GoOnAsync(forever, cancellationToken))
            {
                _running.RemoveAll(work => work.IsCompleted);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    private async Task<bool> GoOnAsync(bool forever, CancellationToken cancellationToken)
    {
        // A database whose connection is at hand never notices; what is given back would be claimed again and again.
        cancellationToken.ThrowIfCancellationRequested();
        var next = kind.Signal.Next;
        if (_running.Count == kind.AtOnce)
        {
            await Task.WhenAny(_running);
            return true;
        }

        var rest = await BeginAsync(cancellationToken);
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
    private async Task<TimeSpan> BeginAsync(CancellationToken cancellationToken)
    {
        try
        {
            var wait = await kind.NextDueAsync(Sweep, cancellationToken) - time.GetUtcNow();
            if (wait is not { } until || until > TimeSpan.Zero)
            {
                return wait is { } soon && soon < Sweep ? soon : Sweep;
            }

            var claimed = await kind.ClaimAsync(kind.AtOnce - _running.Count, cancellationToken);
            _breath = Breath / 2;
            _running.AddRange(claimed.Select(subject => DoAsync(subject, cancellationToken)));
            return claimed.Count > 0 ? TimeSpan.Zero : ShortestWait;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception, kind.Name);
            _breath = _breath * 2 < Sweep ? _breath * 2 : Sweep;
            return _breath;
        }
    }

    // One that fails must not stop the others; it stays due and comes back when its lease ends. A scope of its own sees changed keys.
    private async Task DoAsync(T subject, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.DoAsync(scope.ServiceProvider, subject, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The shop stops; whoever did it has given its claim back.
        }
        catch (Exception exception)
        {
            Log.Failed(logger, exception, kind.Name, kind.NameOf(subject));
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
