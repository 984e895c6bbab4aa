using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// Looks at every payment and every fulfillment that is due, because a callback said so, a shopper waits, or time has come. Several at once, so that one slow answer holds nobody up.
internal sealed partial class ReconciliationWorker(
    PaymentStore payments,
    FulfillmentStore fulfillments,
    IServiceScopeFactory scopes,
    WorkSignal signal,
    IOptionsMonitor<CheckoutOptions> options,
    TimeProvider time,
    ILogger<ReconciliationWorker> logger) : BackgroundService
{
    private const int Batch = 64;
    private const int AtOnce = 16;
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(1);
    private volatile bool _failed;

    /// Everything that is due now, and whatever becomes due by it; returns when nothing is left.
    public Task WorkOffAsync(CancellationToken cancellationToken) => WorkAsync(DueAsync(waitForMore: false, cancellationToken), cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WorkAsync(DueAsync(waitForMore: true, stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop stops; what is due stays due.
        }
    }

    private static Task WorkAsync(IAsyncEnumerable<Func<CancellationToken, Task>> due, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(due, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (work, token) => await work(token));

    private async IAsyncEnumerable<Func<CancellationToken, Task>> DueAsync(bool waitForMore, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var batch = await FindDueAsync(cancellationToken);
            foreach (var work in batch)
            {
                yield return work;
            }

            if (batch.Count == 0 && !waitForMore)
            {
                yield break;
            }

            if (batch.Count == 0 || _failed)
            {
                await signal.WaitAsync(await RestAsync(cancellationToken), cancellationToken);
            }
        }
    }

    private async Task<List<Func<CancellationToken, Task>>> FindDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            var looks = await payments.DueAsync(Batch, cancellationToken);
            var handOvers = await fulfillments.DueAsync(Batch, cancellationToken);
            return
            [
                .. looks.Select(id => Guarded<PaymentConfirmer>((confirmer, token) => confirmer.LookAsync(id, token), id)),
                .. handOvers.Select(reference => Guarded<PaymentFulfiller>((fulfiller, token) => fulfiller.FulfillAsync(reference, token), reference)),
            ];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception);
            return [];
        }
    }

    /// One payment that fails must not stop the others; it stays due and comes back when its lease ends. A scope of its own sees changed keys.
    private Func<CancellationToken, Task> Guarded<T>(Func<T, CancellationToken, Task> work, string subject)
        where T : notnull => async token =>
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider.GetRequiredService<T>(), token);
        }
        catch (Exception exception) when (!token.IsCancellationRequested)
        {
            _failed = true;
            Log.LookFailed(logger, exception, subject);
        }
    };

    private async Task<TimeSpan> RestAsync(CancellationToken cancellationToken)
    {
        if (_failed)
        {
            _failed = false;
            return Breath;
        }

        var longest = options.CurrentValue.Reconciliation.Interval;
        try
        {
            var wait = await payments.NextDueAsync(longest, cancellationToken) - time.GetUtcNow();
            return wait is not { } until ? longest : until < ShortestWait ? ShortestWait : until;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception);
            return longest;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5001, LogLevel.Error, "The database could not be asked for due payments; the next sweep tries again.")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(5002, LogLevel.Error, "Work on {Subject} failed; it stays due and is tried again.")]
        public static partial void LookFailed(ILogger logger, Exception exception, string subject);
    }
}
