namespace LigdiCash.Checkout.Reviews;

// A person decides where no status check can: about payments in review, unknown payments, fulfillments and attention items.
// The class behind ICheckout inherits the decisions.
internal abstract partial class StaffDecisions(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database,
    WorkSignals signals, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger logger)
{
    protected PaymentStore Payments => payments;
    protected FulfillmentStore Fulfillments => fulfillments;

    public Task<DecisionOutcome> AcceptAsync(
        string paymentId, StaffMember staff, string reason, Money? confirmedAmount = null, CancellationToken cancellationToken = default) =>
        ReviewAsync(
            paymentId, [CheckoutPaymentStatus.Review, CheckoutPaymentStatus.Unknown], payment => Accepted(payment, confirmedAmount),
            StaffReason.Of(staff, reason), (payment, text) => payment.Accept(text, confirmedAmount, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> RejectAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default) => ReviewAsync(
            paymentId, [CheckoutPaymentStatus.Review], _ => "rejected",
            StaffReason.Of(staff, reason), (payment, text) => payment.Reject(text, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> ReleaseAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default) => ReviewAsync(
            paymentId, [CheckoutPaymentStatus.Unknown], _ => "released",
            StaffReason.Of(staff, reason), (payment, text) => payment.Abandon(text, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> FulfillAgainAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default) => DecideAsync(
            paymentId, IsToBeFulfilled, StaffReason.Of(staff, reason),
            (payment, by) => SaveAsync(payment, Note(payment, "queued again", by), by, cancellationToken, fulfillments.QueueAgainAsync),
            payment =>
            {
                LogQueuedAgain(payment.Id, payment.Reference);
                signals.Fulfillments.Wake();
            },
            cancellationToken);

    // A transactional handler that runs on SQLite holds the only writer, so the answer must not wait for it.
    public Task<DecisionOutcome> WithdrawFulfillmentAsync(
        string paymentId, StaffMember staff, string reason, CancellationToken cancellationToken = default) => DecideAsync(
            paymentId, IsToBeFulfilled, StaffReason.Of(staff, reason),
            (payment, by) => running.IsRunning(payment.Row.Reference)
                ? Task.FromResult(DecisionOutcome.FulfillmentRunning)
                : SaveAsync(
                    payment, Note(payment, "fulfillment withdrawn", by), by, cancellationToken,
                    (paid, transaction) => fulfillments.WithdrawAsync(paid, by.Reason, transaction)),
            payment => LogWithdrawn(payment.Id, payment.Reference),
            cancellationToken);

    public Task<DecisionOutcome> SettleAsync(
        string paymentId, AttentionReason attention, StaffMember staff, string reason, CancellationToken cancellationToken = default) =>
        DecideAsync(
            paymentId,
            payment => payment.Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned
                or CheckoutPaymentStatus.Rejected && (StatusOfOrder(attention) is not null || payment.Attention == attention),
            StaffReason.Of(staff, reason),
            (payment, by) => StatusOfOrder(attention) is { } status
                ? SaveAsync(
                    payment, Note(payment, "order settled", by), by, cancellationToken,
                    (paid, transaction) => fulfillments.SettleAsync(paid, status, transaction))
                : SaveAsync(payment, payment.Settle($"settled {by}", time.GetUtcNow()), by, cancellationToken),
            _ => { },
            cancellationToken);

    // Null: the item is the payment itself.
    private static string? StatusOfOrder(AttentionReason attention) => attention switch
    {
        AttentionReason.Refused => FulfillmentStatus.Refused,
        AttentionReason.Withdrawn => FulfillmentStatus.Withdrawn,
        AttentionReason.NotFulfilled => FulfillmentStatus.Dead,
        _ => null,
    };

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

    private static bool IsToBeFulfilled(CheckoutPayment payment) => payment is { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false };

    private JournalEntry Note(CheckoutPayment payment, string step, StaffReason by) => payment.Note($"{step} {by}", time.GetUtcNow());

    private Task<DecisionOutcome> ReviewAsync(
        string paymentId, CheckoutPaymentStatus[] allowed, Func<CheckoutPayment, string> describe, StaffReason by,
        Func<CheckoutPayment, string, JournalEntry> decide, CancellationToken cancellationToken) => DecideAsync(
            paymentId, payment => allowed.Contains(payment.Status), by,
            async (payment, _) =>
            {
                var decision = describe(payment);
                return payment.Amount > Money.Xof(settings.Value.Reviews.SecondPersonAboveXof)
                    && await AwaitSecondPersonAsync(payment, decision, by, cancellationToken) is { } outcome
                        ? outcome : await SaveAsync(payment, decide(payment, $"{decision} {by}"), by, cancellationToken);
            },
            Report, cancellationToken);

    private async Task<DecisionOutcome> DecideAsync(
        string paymentId, Func<CheckoutPayment, bool> isPossible, StaffReason by,
        Func<CheckoutPayment, StaffReason, Task<DecisionOutcome>> decideAsync, Action<CheckoutPayment> report,
        CancellationToken cancellationToken)
    {
        var payment = await payments.FindAsync(paymentId, cancellationToken);
        if (payment is null || !isPossible(payment))
        {
            return payment is null ? DecisionOutcome.NotFound : DecisionOutcome.NotPossible;
        }

        var outcome = await decideAsync(payment, by);
        if (outcome == DecisionOutcome.Done)
        {
            report(payment);
        }

        return outcome;
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

        var note = Note(payment, $"to be {decision}", by) with { Decision = current };
        return last == current || await SaveAsync(payment, note, by, cancellationToken) == DecisionOutcome.Done
            ? DecisionOutcome.AwaitsSecondPerson
            : DecisionOutcome.NotPossible;
    }

    // The order and the journal of its payment change together.
    private async Task<DecisionOutcome> SaveAsync(
        CheckoutPayment payment, JournalEntry change, StaffReason by, CancellationToken cancellationToken,
        Func<CheckoutPayment, DbTransaction, Task<DecisionOutcome>>? writeOrderAsync = null)
    {
        var outcome = DecisionOutcome.Done;
        var isSaved = await database.WriteAsync(
            async transaction =>
            {
                outcome = writeOrderAsync is null ? DecisionOutcome.Done : await writeOrderAsync(payment, transaction);
                return outcome == DecisionOutcome.Done && await payments.SaveAsync(payment, change with { Staff = by.Staff }, transaction);
            },
            cancellationToken);
        return isSaved || outcome != DecisionOutcome.Done ? outcome : DecisionOutcome.NotPossible;
    }

    private void Report(CheckoutPayment payment)
    {
        metrics.PaymentMoved(payment.Status);
        LogDecided(payment.Id, payment.Row.Status);
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
    [LoggerMessage(4012, LogLevel.Information,
        "A person withdrew the fulfillment of payment {PaymentId}, reference {Reference}. The money must be refunded.")]
    private partial void LogWithdrawn(string paymentId, string reference);
    [LoggerMessage(4008, LogLevel.Information, "A person queued payment {PaymentId}, reference {Reference}, for fulfillment again.")]
    private partial void LogQueuedAgain(string paymentId, string reference);
}
