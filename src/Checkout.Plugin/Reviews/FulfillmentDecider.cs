namespace LigdiCash.Checkout.Reviews;

// A person restarts or withdraws a fulfillment, or settles an attention item.
internal sealed partial class FulfillmentDecider(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database, WorkSignals signals,
    DatabaseClock time, ILogger<FulfillmentDecider> logger)
{
    public Task<DecisionOutcome> FulfillAgainAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId, "queued again", by, fulfillments.QueueAgainAsync,
        payment =>
        {
            Log.QueuedAgain(logger, payment.Id, payment.Reference);
            signals.Fulfillments.Wake();
        },
        cancellationToken);

    public Task<DecisionOutcome> WithdrawAsync(string paymentId, StaffReason by, CancellationToken cancellationToken) => DecideAsync(
        paymentId, "fulfillment withdrawn", by,
        (payment, transaction) => running.IsRunning(payment.Reference)
            ? Task.FromResult(DecisionOutcome.FulfillmentRunning)
            : fulfillments.WithdrawAsync(payment, by.Reason, transaction),
        payment => Log.Withdrawn(logger, payment.Id, payment.Reference),
        cancellationToken);

    public async Task<DecisionOutcome> SettleAsync(
        string paymentId, AttentionReason attention, StaffReason by, CancellationToken cancellationToken) =>
        await FindAsync(paymentId, cancellationToken) switch
        {
            null => DecisionOutcome.NotFound,
            {
                Status: CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned
                    or CheckoutPaymentStatus.Rejected
            } payment => await SettleAsync(payment, attention, by, cancellationToken),
            _ => DecisionOutcome.NotPossible,
        };

    private async Task<DecisionOutcome> SettleAsync(
        CheckoutPayment payment, AttentionReason attention, StaffReason by, CancellationToken cancellationToken) => attention switch
        {
            AttentionReason.Refused => await SettleOrderAsync(payment, FulfillmentStatus.Refused, by, cancellationToken),
            AttentionReason.Withdrawn => await SettleOrderAsync(payment, FulfillmentStatus.Withdrawn, by, cancellationToken),
            AttentionReason.NotFulfilled => await SettleOrderAsync(payment, FulfillmentStatus.Dead, by, cancellationToken),
            _ when payment.Attention == attention && await payments.SaveAsync(
                payment, payment.Settle($"settled {by}", time.GetUtcNow()) with { Staff = by.Staff }, cancellationToken) =>
                DecisionOutcome.Done,
            _ => DecisionOutcome.NotPossible,
        };

    private Task<DecisionOutcome> SettleOrderAsync(
        CheckoutPayment payment, string status, StaffReason by, CancellationToken cancellationToken) => SaveAsync(
            payment, "order settled", by, (paid, transaction) => fulfillments.SettleAsync(paid, status, transaction), cancellationToken);

    private async Task<DecisionOutcome> DecideAsync(
        string paymentId, string step, StaffReason by, Func<CheckoutPayment, DbTransaction, Task<DecisionOutcome>> write,
        Action<CheckoutPayment> report, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { } payment)
        {
            return DecisionOutcome.NotFound;
        }

        var outcome = payment is { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false }
            ? await SaveAsync(payment, step, by, write, cancellationToken)
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

    private async Task<CheckoutPayment?> FindAsync(string id, CancellationToken cancellationToken) =>
        CheckoutId.IsId(id) ? await payments.FindAsync(id, cancellationToken) : null;

    private static partial class Log
    {
        [LoggerMessage(4012, LogLevel.Information,
            "A person withdrew the fulfillment of payment {PaymentId}, reference {Reference}. The money must be refunded.")]
        public static partial void Withdrawn(ILogger logger, string paymentId, string reference);
        [LoggerMessage(4008, LogLevel.Information, "A person queued payment {PaymentId}, reference {Reference}, for fulfillment again.")]
        public static partial void QueuedAgain(ILogger logger, string paymentId, string reference);
    }
}
