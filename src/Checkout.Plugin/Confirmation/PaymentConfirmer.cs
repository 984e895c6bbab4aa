using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// The one place where a payment learns the truth: a look asks the gateway, with the token that we stored, and saves what the answer means.
internal sealed partial class PaymentConfirmer(
    PaymentStore payments,
    WorkSignal signal,
    LigdiCashClient gateway,
    SettingsInForce settings,
    TimeProvider time,
    CheckoutMetrics metrics,
    ILogger<PaymentConfirmer> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    public async Task LookAsync(string id, CancellationToken cancellationToken)
    {
        if (await payments.ClaimLookAsync(id, settings.Value.GatewayLease, cancellationToken) is not { } payment)
        {
            return;
        }

        using var activity = metrics.StartLook(payment.Id);
        var change = await AskAsync(payment, cancellationToken);
        Reschedule(payment);
        if (!await payments.SaveAsync(payment, change, cancellationToken))
        {
            Log.SomebodyElseDecided(logger, payment.Id);
        }
        else if (change is not null)
        {
            Report(payment, change);
        }
    }

    private async Task<PaymentEvent?> AskAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.Token is not { } token)
        {
            return payment.Status == PaymentStatus.Sending ? payment.GiveUp("the process ended before the gateway's answer was stored", time.GetUtcNow()) : null;
        }

        try
        {
            return await JudgeAsync(payment, await gateway.ConfirmInvoiceAsync(token, cancellationToken), cancellationToken);
        }
        catch (LigdiCashException exception)
        {
            payment.Heard(exception.Kind == LigdiCashErrorKind.NotFound);
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payment.Id, exception.Reason, exception.SubCode, exception.Wiki);
            return ExpireIfOld(payment);
        }
    }

    private async Task<PaymentEvent?> JudgeAsync(Payment payment, InvoiceConfirmation answer, CancellationToken cancellationToken)
    {
        payment.Heard(true);
        metrics.Confirmed(answer.Status);
        if (payment.Status != PaymentStatus.Paid && answer is { Status: InvoiceStatus.Completed, RequestId: { } requestId }
            && await payments.IsRequestIdTakenAsync(requestId, payment.Id, cancellationToken))
        {
            return payment.Hold("the gateway's reference belongs to another payment", answer.EvidenceDigest, time.GetUtcNow());
        }

        return payment.Confirm(answer, time.GetUtcNow()) ?? ExpireIfOld(payment);
    }

    private PaymentEvent? ExpireIfOld(Payment payment) =>
        payment.Status == PaymentStatus.Pending && time.GetUtcNow() - payment.CreatedAt >= Reconciliation.ExpireAfter ? payment.Expire(time.GetUtcNow()) : null;

    private void Reschedule(Payment payment)
    {
        var now = time.GetUtcNow();
        var notBefore = now + Reconciliation.MinimumGap;
        var scheduled = CheckSchedule.Next(payment.CreatedAt, now, Reconciliation);
        var next = payment switch
        {
            { Row.Misses: > 0 and var misses } => CheckSchedule.NextAfterSilence(scheduled, misses, now, Reconciliation),
            { Row.LooksLeft: > 0 } => notBefore,
            _ => scheduled,
        };
        payment.LookAgainAt(payment.IsWatched ? next : null, notBefore);
    }

    private void Report(Payment payment, PaymentEvent change)
    {
        metrics.Moved(payment.Status);
        Log.Moved(logger, payment.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payment.IsDuplicate)
        {
            Log.NeedsAPerson(logger, payment.Id, payment.Reference, "the purchase was paid before; this money is to be returned");
        }
        else if (payment.Status is PaymentStatus.Review or PaymentStatus.Unknown || payment.IsContradicted)
        {
            Log.NeedsAPerson(logger, payment.Id, payment.Reference, change.Reason);
        }
        else if (payment.Status == PaymentStatus.Paid)
        {
            signal.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Payment {PaymentId} went from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string paymentId, string from, string to, string reason);

        [LoggerMessage(3002, LogLevel.Warning, "Payment {PaymentId} for reference {Reference} needs a person: {Reason}.")]
        public static partial void NeedsAPerson(ILogger logger, string paymentId, string reference, string reason);

        [LoggerMessage(3003, LogLevel.Warning, "Confirming payment {PaymentId} gave no information ({Reason}, sub-code {SubCode}, {Wiki}); nothing changed.")]
        public static partial void NoInformation(ILogger logger, string paymentId, LigdiCashFailure reason, string? subCode, Uri? wiki);

        [LoggerMessage(3004, LogLevel.Debug, "Payment {PaymentId} was decided by another look meanwhile.")]
        public static partial void SomebodyElseDecided(ILogger logger, string paymentId);
    }
}
