using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// The one place where a payment learns the truth: a look asks the gateway, with the token that we stored, and saves what the answer means.
internal sealed partial class PaymentConfirmer(
    PaymentStore payments,
    WorkSignals signals,
    LigdiCashClient gateway,
    GatewayPace pace,
    Seal seal,
    UnknownStatusWords words,
    DigestKey digests,
    SettingsInForce settings,
    SharedClock time,
    CheckoutMetrics metrics,
    ILogger<PaymentConfirmer> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    // For one who has claimed the look. A process that stops gives it back.
    public async Task LookAsync(Payment payment, CancellationToken cancellationToken)
    {
        using var activity = metrics.StartLook(payment.Id);
        CrashPoint.Reach("look.claimed");
        try
        {
            await SaveAsync(payment, await AskAsync(payment, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await payments.GiveBackAsync(payment, time.GetUtcNow() + Reconciliation.MinimumGap);
            throw;
        }
    }

    private async Task SaveAsync(Payment payment, PaymentEvent? change)
    {
        Reschedule(payment);
        CrashPoint.Reach("look.before-save");
        if (await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            CrashPoint.Reach("look.after-save");
            Report(payment, change);
        }
        else if (change is not null && payment.Row.RequestId is { } requestId && await payments.IsRequestIdTakenAsync(requestId, payment.Id, CancellationToken.None))
        {
            await HoldAsync(payment, change);
        }
        else
        {
            Log.SomebodyElseDecided(logger, payment.Id);
        }
    }

    private async Task HoldAsync(Payment refused, PaymentEvent step)
    {
        var payment = new Payment(refused.Stored);
        var change = payment.HoldUnreferenced(step, time.GetUtcNow());
        Reschedule(payment);
        if (await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            Report(payment, change);
        }
    }

    private async Task<PaymentEvent?> AskAsync(Payment payment, CancellationToken cancellationToken)
    {
        if (payment.Token is null)
        {
            CrashPoint.Reach("give-up.before-save");
            return payment.Status == PaymentStatus.Sending ? payment.GiveUp("the process ended before the gateway's answer was stored", time.GetUtcNow()) : null;
        }

        return seal.TokenOf(payment) is { } token
            ? await AskAsync(payment, token, cancellationToken)
            : payment.Unopened(time.GetUtcNow());
    }

    private async Task<PaymentEvent?> AskAsync(Payment payment, Secret token, CancellationToken cancellationToken)
    {
        var account = pace.Account;
        try
        {
            CrashPoint.Reach("confirm.before-ask");
            var answer = digests.Pseudonymize(await gateway.ConfirmInvoiceAsync(token, cancellationToken));
            CrashPoint.Reach("confirm.after-answer");
            metrics.Confirmed(answer.Status);
            await pace.AnsweredAsync(account);
            return answer.Status == InvoiceStatus.Unknown ? NotUnderstood(payment, answer) : await UnderstoodAsync(payment, answer);
        }
        catch (LigdiCashException exception)
        {
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payment.Id, exception.Reason, exception.SubCode, exception.Wiki);
            await pace.FailedAsync(account, exception);
            return Unconfirmed(payment, exception);
        }
    }

    private async Task<PaymentEvent?> UnderstoodAsync(Payment payment, InvoiceConfirmation answer)
    {
        payment.Answered();
        var isLate = answer.Status == InvoiceStatus.Completed && payment.MayBeOutdated;
        var current = isLate ? await payments.FindCurrentAsync(payment.Reference, CancellationToken.None) : null;
        return payment.Confirm(answer, time.GetUtcNow(), current) ?? ExpireIfOld(payment);
    }

    private PaymentEvent? NotUnderstood(Payment payment, InvoiceConfirmation answer)
    {
        words.Report(answer.UnknownStatusWord);
        return payment.NotUnderstood(answer.EvidenceDigest, time.GetUtcNow(), Reconciliation.ExpireAfter) ?? (payment.Row.Misses == 0 ? ExpireIfOld(payment) : null);
    }

    // Silence says nothing, so it ends nothing: the shopper may well have paid.
    private PaymentEvent? Unconfirmed(Payment payment, LigdiCashException exception)
    {
        if (GatewayPace.IsAnswer(exception))
        {
            return payment.TurnedAway(time.GetUtcNow()) ?? (payment.Row.Misses == 0 ? ExpireIfOld(payment) : null);
        }

        payment.Unanswered();
        return null;
    }

    private PaymentEvent? ExpireIfOld(Payment payment) =>
        payment.Status == PaymentStatus.Pending && time.GetUtcNow() - payment.CreatedAt >= Reconciliation.ExpireAfter ? payment.Expire(time.GetUtcNow()) : null;

    private void Reschedule(Payment payment)
    {
        var now = time.GetUtcNow();
        var notBefore = now + Reconciliation.MinimumGap;
        if (payment.Status == PaymentStatus.Review)
        {
            payment.LookAgainAt(null, notBefore);
            return;
        }

        var scheduled = payment.IsWatched ? CheckSchedule.Next(payment.CreatedAt, now, Reconciliation) : null;
        var next = payment.Row.Misses > 0 ? CheckSchedule.NextAfterSilence(scheduled, payment.Row.Misses, now, Reconciliation) : scheduled;
        payment.LookAgainAt(next, notBefore);
    }

    private void Report(Payment payment, PaymentEvent? change)
    {
        if (change is null)
        {
            return;
        }

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
            signals.HandOvers.Wake();
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
