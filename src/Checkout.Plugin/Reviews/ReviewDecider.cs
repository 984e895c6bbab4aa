namespace LigdiCash.Checkout.Reviews;

// A person decides where no status check can: about payments in review and unknown payments.
internal sealed partial class ReviewDecider(
    PaymentStore payments, WorkSignals signals, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics,
    ILogger<ReviewDecider> logger)
{
    public Task<DecisionOutcome> AcceptAsync(
        string paymentId, Money? confirmedAmount, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
            paymentId, [CheckoutPaymentStatus.Review, CheckoutPaymentStatus.Unknown], payment => Accepted(payment, confirmedAmount), by,
            (payment, reason) => payment.Accept(reason, confirmedAmount, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> RejectAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId, [CheckoutPaymentStatus.Review], _ => "rejected", by,
        (payment, reason) => payment.Reject(reason, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> ReleaseAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId, [CheckoutPaymentStatus.Unknown], _ => "released", by,
        (payment, reason) => payment.Abandon(reason, time.GetUtcNow()), cancellationToken);

    // The amount is part of the decision, so that two persons must name the same amount.
    private static string Accepted(CheckoutPayment payment, Money? confirmedAmount) => payment switch
    {
        { ConfirmedAmount: { } known } when confirmedAmount is null || confirmedAmount == known => "accepted",
        { ConfirmedAmount: { } known } => throw new ArgumentException(
            $"The gateway confirmed {known} for this payment: another amount can't be accepted.", nameof(confirmedAmount)),
        _ when confirmedAmount is { } found && found > Money.Zero && !(found > payment.Amount) => $"accepted as {found}",
        _ => throw new ArgumentException(
            $"The gateway confirmed no amount: pass the one in its dashboard, at most {payment.Amount}.", nameof(confirmedAmount)),
    };

    private async Task<DecisionOutcome> DecideAsync(
        string paymentId, CheckoutPaymentStatus[] allowed, Func<CheckoutPayment, string> describe, StaffReason by,
        Func<CheckoutPayment, string, JournalEntry> decide, CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(paymentId, cancellationToken);
        if (payment is null || !allowed.Contains(payment.Status))
        {
            return payment is null ? DecisionOutcome.NotFound : DecisionOutcome.NotPossible;
        }

        var decision = describe(payment);
        if (payment.Amount > Money.Xof(settings.Value.Reviews.SecondPersonAboveXof)
            && await AwaitSecondPersonAsync(payment, decision, by, cancellationToken) is { } outcome)
        {
            return outcome;
        }

        var change = decide(payment, $"{decision} {by}") with { Staff = by.Staff };
        if (!await payments.SaveAsync(payment, change, cancellationToken))
        {
            return DecisionOutcome.NotPossible;
        }

        Report(payment, change);
        return DecisionOutcome.Done;
    }

    // Null: another person made the same decision last. Otherwise the decision is noted, and a different one starts over.
    private async Task<DecisionOutcome?> AwaitSecondPersonAsync(
        CheckoutPayment payment, string decision, StaffReason by, CancellationToken cancellationToken)
    {
        var (current, last) = ($"{decision}:{Digest.Of(by.Staff.Id)}", await payments.FindDecisionAsync(payment, cancellationToken));
        if (last != current && last?.StartsWith($"{decision}:", StringComparison.Ordinal) == true)
        {
            return null;
        }

        var note = payment.Note($"to be {decision} {by}", time.GetUtcNow()) with { Staff = by.Staff, Decision = current };
        return last == current || await payments.SaveAsync(payment, note, cancellationToken)
            ? DecisionOutcome.AwaitsSecondPerson
            : DecisionOutcome.NotPossible;
    }

    private void Report(CheckoutPayment payment, JournalEntry change)
    {
        metrics.PaymentMoved(payment.Status);
        LogDecided(payment.Id, change.ToStatus);
        if (payment.Status == CheckoutPaymentStatus.Rejected || payment.IsDuplicate)
        {
            LogToBeReturned(payment.Id, payment.Reference);
        }
        else if (payment.Status == CheckoutPaymentStatus.Paid)
        {
            signals.Fulfillments.Wake();
        }
    }

    [LoggerMessage(3101, LogLevel.Information, "A person decided about payment {PaymentId}: {To}.")]
    private partial void LogDecided(string paymentId, string to);
    [LoggerMessage(3102, LogLevel.Warning, "Any money of payment {PaymentId}, reference {Reference}, must be refunded.")]
    private partial void LogToBeReturned(string paymentId, string reference);
}
