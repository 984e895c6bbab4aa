using LigdiCash.Client;
using Microsoft.Extensions.Logging;

namespace LigdiCash.Checkout.StatusChecks;

// Asks the gateway for a payment's status with the stored token. Without a person, no other class makes a payment paid.
internal sealed partial class PaymentChecker(
    PaymentStore payments, DueCheckQueue<CheckoutPayment> queue, WorkSignals signals, LigdiCashClient gateway, GatewayThrottle throttle, TokenProtector protector,
    UnknownStatusWords statuses, Pseudonymizer pseudonymizer, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics,
    ILogger<PaymentChecker> logger)
{
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    // The caller has claimed the check. A process that stops releases it.
    public async Task CheckStatusAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        using var activity = metrics.StartCheck(payment.Id);
        CrashPoint.Reach("check.claimed");
        try
        {
            await SaveAsync(payment, await ConfirmAsync(payment, cancellationToken));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await queue.ReleaseAsync(payment.Stored, time.GetUtcNow() + Reconciliation.MinimumGap);
            throw;
        }
    }

    private async Task SaveAsync(CheckoutPayment payment, PaymentEvent? change)
    {
        Reschedule(payment);
        CrashPoint.Reach("check.before-save");
        if (await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            CrashPoint.Reach("check.after-save");
            Report(payment, change);
        }
        else if (change is not null
            && payment.Row.RequestId is { } requestId
            && await payments.IsRequestIdTakenAsync(requestId, payment.Id, CancellationToken.None))
        {
            await HoldForReviewAsync(payment, change);
        }
        else
        {
            Log.LostRace(logger, payment.Id);
        }
    }

    private async Task HoldForReviewAsync(CheckoutPayment unsaved, PaymentEvent step)
    {
        var payment = new CheckoutPayment(unsaved.Stored);
        var change = payment.HoldForTakenReference(step, time.GetUtcNow());
        Reschedule(payment);
        if (await payments.SaveAsync(payment, change, CancellationToken.None))
        {
            Report(payment, change);
        }
    }

    private async Task<PaymentEvent?> ConfirmAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        if (payment.Token is null)
        {
            CrashPoint.Reach("give-up.before-save");
            return payment.Status == CheckoutPaymentStatus.Sending
                ? payment.GiveUp("the process ended before the gateway's answer was stored", time.GetUtcNow())
                : null;
        }

        return payment.UnprotectToken(protector) is { } token
            ? await ConfirmAsync(payment, token, cancellationToken)
            : payment.RecordUnreadableToken(time.GetUtcNow());
    }

    private async Task<PaymentEvent?> ConfirmAsync(CheckoutPayment payment, Secret token, CancellationToken cancellationToken)
    {
        var account = throttle.Account;
        try
        {
            CrashPoint.Reach("confirm.before-ask");
            var answer = pseudonymizer.Pseudonymize(await gateway.ConfirmInvoiceAsync(token, cancellationToken));
            CrashPoint.Reach("confirm.after-answer");
            metrics.Confirmed(answer.Status);
            await throttle.RecordAnswerAsync(account);
            return answer.Status == InvoiceStatus.Unknown ? ApplyUnknownStatus(payment, answer) : await ApplyAnswerAsync(payment, answer);
        }
        catch (LigdiCashException exception)
        {
            metrics.ConfirmFailed(exception.Reason);
            Log.NoInformation(logger, payment.Id, exception.Reason, exception.SubCode, exception.Wiki);
            await throttle.RecordFailureAsync(account, exception);
            return ApplyFailure(payment, exception);
        }
    }

    private async Task<PaymentEvent?> ApplyAnswerAsync(CheckoutPayment payment, InvoiceConfirmation answer)
    {
        payment.RecordAnswer();
        var isLate = answer.Status == InvoiceStatus.Completed && payment.MayBeOutdated;
        var current = isLate ? await payments.FindCurrentAsync(payment.Reference, CancellationToken.None) : null;
        return payment.Confirm(answer, time.GetUtcNow(), current) ?? ExpireIfOld(payment);
    }

    private PaymentEvent? ApplyUnknownStatus(CheckoutPayment payment, InvoiceConfirmation answer)
    {
        statuses.Report(answer.UnknownStatusWord);
        return payment.RecordUnknownStatus(answer.EvidenceDigest, time.GetUtcNow(), Reconciliation.ExpireAfter)
            ?? ExpireIfAnswered(payment);
    }

    // A missing answer never expires a payment, because the payer may have paid.
    private PaymentEvent? ApplyFailure(CheckoutPayment payment, LigdiCashException exception)
    {
        if (GatewayThrottle.IsAnswer(exception))
        {
            return payment.RecordRefusal(time.GetUtcNow()) ?? ExpireIfAnswered(payment);
        }

        payment.RecordNoAnswer();
        return null;
    }

    private PaymentEvent? ExpireIfAnswered(CheckoutPayment payment) => payment.Row.UnansweredChecks == 0 ? ExpireIfOld(payment) : null;

    private PaymentEvent? ExpireIfOld(CheckoutPayment payment) =>
        payment.Status == CheckoutPaymentStatus.Pending && time.GetUtcNow() - payment.CreatedAt >= Reconciliation.ExpireAfter
            ? payment.Expire(time.GetUtcNow())
            : null;

    private void Reschedule(CheckoutPayment payment)
    {
        var now = time.GetUtcNow();
        var notBefore = now + Reconciliation.MinimumGap;
        var scheduled = payment.MayBeConfirmed ? CheckSchedule.Next(payment.CreatedAt, now, Reconciliation) : null;
        var unanswered = payment.Row.UnansweredChecks;
        var next = unanswered > 0 ? CheckSchedule.NextWhenUnanswered(scheduled, unanswered, now, Reconciliation) : scheduled;
        payment.ScheduleCheck(payment.Status == CheckoutPaymentStatus.Review ? null : next, notBefore);
    }

    private void Report(CheckoutPayment payment, PaymentEvent? change)
    {
        if (change is null)
        {
            return;
        }

        metrics.PaymentMoved(payment.Status);
        Log.Moved(logger, payment.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payment.IsDuplicate)
        {
            Log.NeedsAttention(logger, payment.Id, payment.Reference, "the purchase was already paid; refund this payment");
        }
        else if (payment.Status is CheckoutPaymentStatus.Review or CheckoutPaymentStatus.Unknown || payment.IsContradicted)
        {
            Log.NeedsAttention(logger, payment.Id, payment.Reference, change.Reason);
        }
        else if (payment.Status == CheckoutPaymentStatus.Paid)
        {
            signals.Fulfillments.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3001, LogLevel.Information, "Payment {PaymentId} changed from {From} to {To}: {Reason}.")]
        public static partial void Moved(ILogger logger, string paymentId, string from, string to, string reason);
        [LoggerMessage(3002, LogLevel.Warning, "Payment {PaymentId} for reference {Reference} needs attention: {Reason}.")]
        public static partial void NeedsAttention(ILogger logger, string paymentId, string reference, string reason);
        [LoggerMessage(3003, LogLevel.Warning,
            "The status check of payment {PaymentId} gave no information ({Reason}, sub-code {SubCode}, {Wiki}). Nothing changed.")]
        public static partial void NoInformation(ILogger logger, string paymentId, LigdiCashFailure reason, string? subCode, Uri? wiki);
        [LoggerMessage(3004, LogLevel.Debug, "Another status check of payment {PaymentId} saved its result first.")]
        public static partial void LostRace(ILogger logger, string paymentId);
    }
}
