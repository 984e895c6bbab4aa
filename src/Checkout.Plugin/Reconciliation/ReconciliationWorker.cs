using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// Looks at every payment and payout and hands over every purchase that is due, because a callback said so, a shopper waits, or time has come.
/// Each kind in a row of its own: a shop's handler that hangs must not keep money from being seen.
internal sealed class ReconciliationWorker(
    PaymentStore payments,
    FulfillmentStore fulfillments,
    PayoutStore payouts,
    IServiceScopeFactory scopes,
    WorkSignal signal,
    SettingsInForce settings,
    TimeProvider time,
    ILogger<ReconciliationWorker> logger) : BackgroundService
{
    private readonly DueWork[] _rows =
    [
        .. new[]
        {
            new KindOfWork("looks", payments.DueAsync, payments.NextDueAsync, (scope, id, token) => scope.GetRequiredService<PaymentConfirmer>().LookAsync(id, token)),
            new KindOfWork("hand-overs", fulfillments.DueAsync, fulfillments.NextDueAsync, (scope, reference, token) => scope.GetRequiredService<PaymentFulfiller>().FulfillAsync(reference, token)),
            new KindOfWork("payouts", payouts.DueAsync, payouts.NextDueAsync, (scope, id, token) => scope.GetRequiredService<PayoutConfirmer>().LookAsync(id, token)),
        }.Select(kind => new DueWork(kind, scopes, signal, settings, time, logger)),
    ];

    /// Everything that is due now, and whatever becomes due by it; returns when nothing is left.
    public async Task WorkOffAsync(CancellationToken cancellationToken)
    {
        foreach (var row in _rows)
        {
            await row.RunAsync(forever: false, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(_rows.Select(row => row.RunAsync(forever: true, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The shop stops; what is due stays due.
        }
    }
}
