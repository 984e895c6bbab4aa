using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// One kind of work that becomes due: how to find it, when the next of it comes, and how it is done.
internal sealed record KindOfWork(
    string Name,
    Func<int, CancellationToken, Task<IReadOnlyList<string>>> DueAsync,
    Func<TimeSpan, CancellationToken, Task<DateTimeOffset?>> NextDueAsync,
    Func<IServiceProvider, string, CancellationToken, Task> DoAsync);

/// Does one kind of work as it becomes due, several at once, so that one slow answer holds nobody up.
internal sealed partial class DueWork(
    KindOfWork kind, IServiceScopeFactory scopes, WorkSignal signal, SettingsInForce settings, TimeProvider time, ILogger<ReconciliationWorker> logger)
{
    private const int Batch = 64;
    private const int AtOnce = 16;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private volatile bool _failed;

    /// For ever, or until nothing is due.
    public Task RunAsync(bool forever, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        FindAsync(forever, cancellationToken),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (subject, token) => await DoAsync(subject, token));

    private async IAsyncEnumerable<string> FindAsync(bool forever, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var next = signal.Next;
            var due = await DueAsync(cancellationToken);
            foreach (var subject in due)
            {
                yield return subject;
            }

            if (due.Count == 0 && !forever)
            {
                yield break;
            }

            if (due.Count == 0 || _failed)
            {
                await signal.WaitAsync(next, await RestAsync(cancellationToken), cancellationToken);
            }
        }
    }

    private async Task<IReadOnlyList<string>> DueAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await kind.DueAsync(Batch, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception, kind.Name);
            return [];
        }
    }

    /// One that fails must not stop the others; it stays due and comes back when its lease ends. A scope of its own sees changed keys.
    private async Task DoAsync(string subject, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await kind.DoAsync(scope.ServiceProvider, subject, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            _failed = true;
            Log.Failed(logger, exception, kind.Name, subject);
        }
    }

    private async Task<TimeSpan> RestAsync(CancellationToken cancellationToken)
    {
        if (_failed)
        {
            _failed = false;
            return Breath;
        }

        var longest = settings.Value.Reconciliation.Interval;
        try
        {
            var wait = await kind.NextDueAsync(longest, cancellationToken) - time.GetUtcNow();
            return wait is not { } until ? longest : until < ShortestWait ? ShortestWait : until;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception, kind.Name);
            return longest;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Error, "The database could not be asked for due {Kind}; the next sweep tries again.")]
        public static partial void DatabaseAway(ILogger logger, Exception exception, string kind);

        [LoggerMessage(5002, LogLevel.Error, "One of the {Kind} failed: {Subject}. It stays due and is tried again.")]
        public static partial void Failed(ILogger logger, Exception exception, string kind, string subject);
    }
}
