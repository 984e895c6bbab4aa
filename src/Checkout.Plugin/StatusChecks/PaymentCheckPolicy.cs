namespace LigdiCash.Checkout.StatusChecks;

// What the gateway's answer means for a payment. Apart from staff (ICheckout.AcceptAsync), nothing else makes a payment paid.
internal sealed partial class PaymentCheckPolicy(
    PaymentStore payments, WorkSignals signals, LigdiCashClient gateway, UnknownStatusWords statuses, Pseudonymizer pseudonymizer,
    CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<PaymentCheckPolicy> logger)
    : ICheckPolicy<CheckoutPayment>
{
    public ProtectedValue Token => ProtectedValue.PaymentToken;
    public TimeSpan MinGap => Reconciliation.MinimumGap;
    private ReconciliationOptions Reconciliation => settings.Value.Reconciliation;

    public async Task<JournalEntry?> ConfirmAsync(CheckoutPayment payment, Secret token, CancellationToken cancellationToken)
    {
        var answer = pseudonymizer.Pseudonymize(await gateway.ConfirmInvoiceAsync(token, cancellationToken));
        CrashPoint.Reach("check.after-answer");
        metrics.Confirmed(answer.Status);
        return answer.Status == InvoiceStatus.Unknown ? ApplyUnknownStatus(payment, answer) : await ApplyAnswerAsync(payment, answer);
    }

    // A missing answer never expires a payment, because the payer may have paid.
    public JournalEntry? ApplyFailure(CheckoutPayment payment, LigdiCashException failure)
    {
        if (failure.IsAnswer)
        {
            return payment.RecordRefusal(time.GetUtcNow()) ?? ExpireIfAnswered(payment);
        }

        payment.RecordNoAnswer();
        return null;
    }

    public JournalEntry? ApplyUnreadableToken(CheckoutPayment payment) => payment.RecordUnreadableToken(time.GetUtcNow());

    public JournalEntry? GiveUpSend(CheckoutPayment payment) => payment.Status == CheckoutPaymentStatus.Sending
        ? payment.GiveUp("the process ended before the gateway's answer was stored", time.GetUtcNow()) : null;

    public DateTimeOffset? NextCheck(CheckoutPayment payment, DateTimeOffset now) =>
        payment.Status == CheckoutPaymentStatus.Review ? null : CheckSchedule.SoonIfUnanswered(
            payment.MayBeConfirmed ? CheckSchedule.Next(payment.CreatedAt, now, Reconciliation) : null,
            payment.Row.UnansweredChecks, now, Reconciliation);

    // The gateway's reference may belong to another payment, which refuses the save.
    public async Task<(CheckoutPayment Item, JournalEntry Change)?> FindOtherChangeAsync(CheckoutPayment unsaved, JournalEntry change)
    {
        if (unsaved.Row.RequestId is not { } requestId
            || !await payments.IsRequestIdTakenAsync(requestId, unsaved.Id, CancellationToken.None))
        {
            return null;
        }

        var payment = new CheckoutPayment(unsaved.Stored);
        return payment.HoldForTakenReference(change, time.GetUtcNow()) is { } held ? (payment, held) : null;
    }

    public void Report(CheckoutPayment payment, JournalEntry change)
    {
        metrics.PaymentMoved(payment.Status);
        LogMoved(payment.Id, change.FromStatus, change.ToStatus, change.Reason);
        if (payment.IsDuplicate)
        {
            LogNeedsAttention(payment.Id, payment.Reference, "the purchase was already paid; refund this payment");
        }
        else if (payment.Status is CheckoutPaymentStatus.Review or CheckoutPaymentStatus.Unknown || payment.IsContradicted)
        {
            LogNeedsAttention(payment.Id, payment.Reference, change.Reason);
        }
        else if (payment.Status == CheckoutPaymentStatus.Paid)
        {
            signals.Fulfillments.Wake();
        }
    }

    private async Task<JournalEntry?> ApplyAnswerAsync(CheckoutPayment payment, InvoiceConfirmation answer)
    {
        payment.RecordAnswer();
        var isLate = answer.Status == InvoiceStatus.Completed && payment.MayBeOutdated;
        var current = isLate ? await payments.FindCurrentAsync(payment.Reference, CancellationToken.None) : null;
        return payment.Confirm(answer, time.GetUtcNow(), current) ?? ExpireIfOld(payment);
    }

    private JournalEntry? ApplyUnknownStatus(CheckoutPayment payment, InvoiceConfirmation answer)
    {
        statuses.Report(answer.UnknownStatusWord);
        return payment.RecordUnknownStatus(answer.EvidenceDigest, time.GetUtcNow(), Reconciliation.ExpireAfter)
            ?? ExpireIfAnswered(payment);
    }

    private JournalEntry? ExpireIfAnswered(CheckoutPayment payment) => payment.Row.UnansweredChecks == 0 ? ExpireIfOld(payment) : null;

    private JournalEntry? ExpireIfOld(CheckoutPayment payment) =>
        payment.Status == CheckoutPaymentStatus.Pending && time.GetUtcNow() - payment.CreatedAt >= Reconciliation.ExpireAfter
            ? payment.Expire(time.GetUtcNow()) : null;

    [LoggerMessage(3001, LogLevel.Information, "Payment {PaymentId} changed from {From} to {To}: {Reason}.")]
    private partial void LogMoved(string paymentId, string from, string to, string reason);
    [LoggerMessage(3002, LogLevel.Warning, "Payment {PaymentId} for reference {Reference} needs attention: {Reason}.")]
    private partial void LogNeedsAttention(string paymentId, string reference, string reason);
}
