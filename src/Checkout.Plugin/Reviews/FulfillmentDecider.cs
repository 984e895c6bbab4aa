namespace LigdiCash.Checkout.Reviews;

// A person restarts or withdraws a fulfillment, or settles an attention item.
internal sealed partial class FulfillmentDecider(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database, WorkSignals signals,
    DatabaseClock time, ILogger<FulfillmentDecider> logger)
{
    public Task<DecisionOutcome> FulfillAgainAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId,
        payment => SaveAsync(payment, "queued again", by, fulfillments.QueueAgainAsync, cancellationToken),
        payment =>
        {
            LogQueuedAgain(payment.Id, payment.Reference);
            signals.Fulfillments.Wake();
        },
        cancellationToken);

    // A transactional handler that runs on SQLite holds the only writer, so the answer must not wait for it.
    public Task<DecisionOutcome> WithdrawAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId,
        payment => running.IsRunning(payment.Row.Reference)
            ? Task.FromResult(DecisionOutcome.FulfillmentRunning)
            : SaveAsync(
                payment, "fulfillment withdrawn", by, (paid, transaction) => fulfillments.WithdrawAsync(paid, by.Reason, transaction),
                cancellationToken),
        payment => LogWithdrawn(payment.Id, payment.Reference),
        cancellationToken);

    public async Task<DecisionOutcome> SettleAsync(
        string paymentId, AttentionReason attention, StaffReason by, CancellationToken cancellationToken) =>
        await payments.FindAsync(paymentId, cancellationToken) switch
        {
            null => DecisionOutcome.NotFound,
            { Status: not (CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned
                or CheckoutPaymentStatus.Rejected) } => DecisionOutcome.NotPossible,
            var payment when StatusOfOrder(attention) is { } status => await SaveAsync(
                payment, "order settled", by, (paid, transaction) => fulfillments.SettleAsync(paid, status, transaction),
                cancellationToken),
            var payment when payment.Attention == attention => await SettleAsync(payment, by, cancellationToken),
            _ => DecisionOutcome.NotPossible,
        };

    private async Task<DecisionOutcome> SettleAsync(CheckoutPayment payment, StaffReason by, CancellationToken cancellationToken)
    {
        var change = payment.Settle($"settled {by}", time.GetUtcNow()) with { Staff = by.Staff };
        return await payments.SaveAsync(payment, change, cancellationToken) ? DecisionOutcome.Done : DecisionOutcome.NotPossible;
    }

    // Null: the item is the payment itself.
    private static string? StatusOfOrder(AttentionReason attention) => attention switch
    {
        AttentionReason.Refused => FulfillmentStatus.Refused,
        AttentionReason.Withdrawn => FulfillmentStatus.Withdrawn,
        AttentionReason.NotFulfilled => FulfillmentStatus.Dead,
        _ => null,
    };

    private async Task<DecisionOutcome> DecideAsync(
        string paymentId, Func<CheckoutPayment, Task<DecisionOutcome>> decide, Action<CheckoutPayment> report,
        CancellationToken cancellationToken)
    {
        if (await payments.FindAsync(paymentId, cancellationToken) is not { } payment)
        {
            return DecisionOutcome.NotFound;
        }

        var outcome = payment is { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false }
            ? await decide(payment)
            : DecisionOutcome.NotPossible;
        if (outcome == DecisionOutcome.Done)
        {
            report(payment);
        }

        return outcome;
    }

    // The order and the journal of its payment change together.
    private async Task<DecisionOutcome> SaveAsync(
        CheckoutPayment payment, string step, StaffReason by, Func<CheckoutPayment, DbTransaction, Task<DecisionOutcome>> write,
        CancellationToken cancellationToken)
    {
        var note = payment.Note($"{step} {by}", time.GetUtcNow()) with { Staff = by.Staff };
        var outcome = DecisionOutcome.NotPossible;
        var isSaved = await database.WriteAsync(
            async transaction =>
            {
                outcome = await write(payment, transaction);
                return outcome == DecisionOutcome.Done && await payments.SaveAsync(payment, note, transaction);
            },
            cancellationToken);
        return isSaved || outcome != DecisionOutcome.Done ? outcome : DecisionOutcome.NotPossible;
    }

    [LoggerMessage(4012, LogLevel.Information,
        "A person withdrew the fulfillment of payment {PaymentId}, reference {Reference}. The money must be refunded.")]
    private partial void LogWithdrawn(string paymentId, string reference);
    [LoggerMessage(4008, LogLevel.Information, "A person queued payment {PaymentId}, reference {Reference}, for fulfillment again.")]
    private partial void LogQueuedAgain(string paymentId, string reference);
}
