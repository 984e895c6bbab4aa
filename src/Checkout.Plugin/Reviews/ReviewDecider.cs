namespace LigdiCash.Checkout.Reviews;

// A person decides where no status check can: payments in review, unknown payments, and fulfillments that failed or were refused.
internal sealed partial class ReviewDecider(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database, WorkSignals signals,
    CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<ReviewDecider> logger)
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

    public async Task<bool> FulfillAgainAsync(string paymentId, StaffReason by, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false } payment
            || !await SaveAsync(payment, "queued again", by, t => fulfillments.QueueAgainAsync(payment, t), cancellationToken))
        {
            return false;
        }

        Log.QueuedAgain(logger, payment.Id, payment.Reference);
        signals.Fulfillments.Wake();
        return true;
    }

    public async Task<bool> WithdrawFulfillmentAsync(string paymentId, StaffReason by, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false } payment
            || running.IsRunning(payment.Reference)
            || !await SaveAsync(
                payment, "fulfillment withdrawn", by, t => fulfillments.WithdrawAsync(payment, by.Why, t), cancellationToken))
        {
            return false;
        }

        Log.Withdrawn(logger, payment.Id, payment.Reference);
        return true;
    }

    public async Task<bool> SettleAsync(string paymentId, AttentionReason reason, StaffReason by, CancellationToken cancellationToken)
    {
        var payment = await FindAsync(paymentId, cancellationToken);
        return payment?.Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned
            or CheckoutPaymentStatus.Rejected && await SettleAsync(payment, reason, by, cancellationToken);
    }

    private Task<bool> SettleAsync(CheckoutPayment payment, AttentionReason reason, StaffReason by, CancellationToken cancellationToken) =>
        reason switch
        {
            AttentionReason.Refused => SettleOrderAsync(payment, FulfillmentStatus.Refused, by, cancellationToken),
            AttentionReason.Withdrawn => SettleOrderAsync(payment, FulfillmentStatus.Withdrawn, by, cancellationToken),
            AttentionReason.NotFulfilled => SettleOrderAsync(payment, FulfillmentStatus.Dead, by, cancellationToken),
            _ when payment.Attention == reason => payments.SaveAsync(
                payment, payment.Settle($"settled {by}", time.GetUtcNow()) with { Who = by.Who }, cancellationToken),
            _ => Task.FromResult(false),
        };

    private Task<bool> SettleOrderAsync(CheckoutPayment payment, string status, StaffReason by, CancellationToken cancellationToken) =>
        SaveAsync(payment, "order settled", by, t => fulfillments.SettleAsync(payment, status, t), cancellationToken);

    private Task<bool> SaveAsync(CheckoutPayment payment, string step, StaffReason by,
        Func<System.Data.Common.DbTransaction, Task<bool>> write, CancellationToken cancellationToken)
    {
        var note = payment.Note($"{step} {by}", time.GetUtcNow()) with { Who = by.Who };
        return database.WriteAsync(
            async transaction => await write(transaction) && await payments.SaveAsync(payment, note, transaction), cancellationToken);
    }

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
        if (await FindAsync(paymentId, cancellationToken) is not { } payment || !allowed.Contains(payment.Status))
        {
            return DecisionOutcome.NotPossible;
        }

        var decision = describe(payment);
        if (payment.Amount > Money.Xof(settings.Value.Reviews.SecondPersonAboveXof)
            && await AwaitSecondPersonAsync(payment, decision, by, cancellationToken) is { } outcome)
        {
            return outcome;
        }

        var change = decide(payment, $"{decision} {by}") with { Who = by.Who };
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
        var (current, last) = ($"{decision}:{Digest.Of(by.Who.Id)}", await payments.FindDecisionAsync(payment, cancellationToken));
        if (last != current && last?.StartsWith($"{decision}:", StringComparison.Ordinal) == true)
        {
            return null;
        }

        var note = payment.Note($"to be {decision} {by}", time.GetUtcNow()) with { Who = by.Who, Decision = current };
        return last == current || await payments.SaveAsync(payment, note, cancellationToken)
            ? DecisionOutcome.AwaitsSecondPerson
            : DecisionOutcome.NotPossible;
    }

    private async Task<CheckoutPayment?> FindAsync(string id, CancellationToken cancellationToken) =>
        CheckoutId.IsId(id) ? await payments.FindAsync(id, cancellationToken) : null;

    private void Report(CheckoutPayment payment, JournalEntry change)
    {
        metrics.PaymentMoved(payment.Status);
        Log.Decided(logger, payment.Id, change.ToStatus);
        if (payment.Status == CheckoutPaymentStatus.Rejected || payment.IsDuplicate)
        {
            Log.ToBeReturned(logger, payment.Id, payment.Reference);
        }
        else if (payment.Status == CheckoutPaymentStatus.Paid)
        {
            signals.Fulfillments.Wake();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3101, LogLevel.Information, "A person decided about payment {PaymentId}: {To}.")]
        public static partial void Decided(ILogger logger, string paymentId, string to);
        [LoggerMessage(3102, LogLevel.Warning, "Any money of payment {PaymentId}, reference {Reference}, must be refunded.")]
        public static partial void ToBeReturned(ILogger logger, string paymentId, string reference);
        [LoggerMessage(4012, LogLevel.Information,
            "A person withdrew the fulfillment of payment {PaymentId}, reference {Reference}. The money must be refunded.")]
        public static partial void Withdrawn(ILogger logger, string paymentId, string reference);
        [LoggerMessage(4008, LogLevel.Information, "A person queued payment {PaymentId}, reference {Reference}, for fulfillment again.")]
        public static partial void QueuedAgain(ILogger logger, string paymentId, string reference);
    }
}
