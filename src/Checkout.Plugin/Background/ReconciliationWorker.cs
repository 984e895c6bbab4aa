using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LigdiCash.Checkout.Background;

// Processes due status checks and fulfillments. Each queue runs on its own: a handler of the shop that hangs must not delay checks.
internal sealed partial class ReconciliationWorker : BackgroundService
{
    private readonly Func<bool, CancellationToken, Task>[] _queues;
    private readonly CheckoutDatabase _database;
    private readonly FutureTimestampRepairer _timestamps;
    private readonly DatabaseClock _time;
    private readonly CurrentOptions _settings;
    private readonly ILogger<ReconciliationWorker> _logger;

    public ReconciliationWorker(
        DueCheckQueue<CheckoutPayment> payments,
        FulfillmentQueue fulfillments,
        DueCheckQueue<CheckoutPayout> payouts,
        IServiceScopeFactory scopes,
        WorkSignals signals,
        CheckoutDatabase database,
        FutureTimestampRepairer stamps,
        CurrentOptions settings,
        DatabaseClock time,
        ILogger<ReconciliationWorker> logger)
    {
        (_database, _timestamps, _time, _settings, _logger) = (database, stamps, time, settings, logger);
        Func<bool, CancellationToken, Task> Runner<T>(DueQueue<T> queue) =>
            (forever, token) => new DueQueueProcessor<T>(queue, scopes, settings, time, logger).RunAsync(forever, token);
        _queues =
        [
            Runner(new DueQueue<CheckoutPayment>(
                "checks",
                signals.Checks,
                payments.NextDueAsync,
                (limit, token) => payments.ClaimDueAsync(limit, settings.Value.GatewayLease, token),
                (scope, payment, token) => scope.GetRequiredService<StatusChecker<CheckoutPayment>>().CheckStatusAsync(payment, token),
                payment => payment.Id,
                database.Pool.Checks)),
            Runner(new DueQueue<FulfillmentRow>(
                "fulfillments",
                signals.Fulfillments,
                fulfillments.NextDueAsync,
                fulfillments.ClaimAsync,
                (scope, claimed, token) => scope.GetRequiredService<PaymentFulfiller>().FulfillAsync(claimed, token),
                claimed => claimed.Reference,
                fulfillments.MaxConcurrency)),
            Runner(new DueQueue<CheckoutPayout>(
                "payouts",
                signals.Payouts,
                payouts.NextDueAsync,
                (limit, token) => payouts.ClaimDueAsync(limit, settings.Value.GatewayLease, token),
                (scope, payout, token) => scope.GetRequiredService<StatusChecker<CheckoutPayout>>().CheckStatusAsync(payout, token),
                payout => payout.Id,
                database.Pool.Checks)),
        ];
    }

    public async Task ProcessDueAsync(CancellationToken cancellationToken)
    {
        await ReadClockAsync(cancellationToken);
        foreach (var run in _queues)
        {
            await run(false, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll([ReadClockRepeatedlyAsync(stoppingToken), .. _queues.Select(run => run(true, stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops. Due work stays due.
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
            "The database's clock could not be read, or times of a wrong clock could not be repaired. This is retried soon. "
            + "Until then the time since the last reading is added to it.")]
        public static partial void ClockNotRead(ILogger logger, Exception exception);
    }
}
