using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Looks at every payment and payout and hands over every purchase that is due, because a callback said so, a shopper waits, or time has come.
// Each kind in a row of its own: a shop's handler that hangs must not keep money from being seen.
internal sealed partial class ReconciliationWorker : BackgroundService
{
    private readonly Func<bool, CancellationToken, Task>[] _queues;
    private readonly CheckoutDatabase _database;
    private readonly FutureTimestampRepairer _timestamps;
    private readonly DatabaseClock _time;
    private readonly CurrentOptions _settings;
    private readonly ILogger<ReconciliationWorker> _logger;

    public ReconciliationWorker(
        PaymentStore payments,
        FulfillmentStore fulfillments,
        PayoutStore payouts,
        GatewayThrottle pace,
        IServiceScopeFactory scopes,
        WorkSignals signals,
        CheckoutDatabase database,
        FutureTimestampRepairer stamps,
        CurrentOptions settings,
        DatabaseClock time,
        ILogger<ReconciliationWorker> logger)
    {
        (_database, _timestamps, _time, _settings, _logger) = (database, stamps, time, settings, logger);
        Func<bool, CancellationToken, Task> Row<T>(DueQueue<T> kind) => (forever, token) => new DueQueueProcessor<T>(kind, scopes, settings, time, logger).RunAsync(forever, token);
        async Task<DateTimeOffset?> Paced(Task<DateTimeOffset?> due) => await due is { } at ? at > pace.NextAt ? at : pace.NextAt : null;
        _queues =
        [
            Row(new DueQueue<CheckoutPayment>(
                "checks",
                signals.Checks,
                (within, token) => Paced(payments.NextDueAsync(within, token)),
                (most, token) => payments.ClaimDueChecksAsync(most, settings.Value.GatewayLease, token),
                (scope, payment, token) => scope.GetRequiredService<PaymentChecker>().CheckStatusAsync(payment, token),
                payment => payment.Id,
                database.Pool.Checks)),
            Row(new DueQueue<FulfillmentRow>(
                "hand-overs",
                signals.Fulfillments,
                fulfillments.NextDueAsync,
                (most, token) => fulfillments.ClaimAsync(most, PaymentFulfiller.Lease, token),
                (scope, claimed, token) => scope.GetRequiredService<PaymentFulfiller>().FulfillAsync(claimed, token),
                claimed => claimed.Reference,
                fulfillments.MaxConcurrency)),
            Row(new DueQueue<CheckoutPayout>(
                "payouts",
                signals.Payouts,
                (within, token) => Paced(payouts.NextDueAsync(within, token)),
                (most, token) => payouts.ClaimDueChecksAsync(most, settings.Value.GatewayLease, token),
                (scope, payout, token) => scope.GetRequiredService<PayoutChecker>().CheckStatusAsync(payout, token),
                payout => payout.Id,
                database.Pool.Checks)),
        ];
    }

    // Everything that is due now, and whatever becomes due by it; returns when nothing is left.
    public async Task ProcessDueAsync(CancellationToken cancellationToken)
    {
        await ReadClockAsync(cancellationToken);
        foreach (var work in _queues)
        {
            await work(false, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll([ReadClockRepeatedlyAsync(stoppingToken), .. _queues.Select(work => work(true, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop stops; what is due stays due.
        }
    }

    private async Task ReadClockRepeatedlyAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await ReadClockAsync(cancellationToken);
            await Task.Delay(_settings.Value.Reconciliation.Interval, _time, cancellationToken);
        }
    }

    private async Task ReadClockAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _database.ReadClockAsync(cancellationToken);
            await _timestamps.RepairAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.ClockNotRead(_logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5003, LogLevel.Warning,
            "The database's clock could not be read, or the times of a wrong clock could not be repaired. This is tried again soon; the time since the last reading is added up meanwhile.")]
        public static partial void ClockNotRead(ILogger logger, Exception exception);
    }
}
