using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// What a person decides because no confirm can: about payments that the gateway confirmed otherwise than we asked, or of which nobody knows, and about hand-overs that the shop's code refused or failed at.
internal sealed partial class ReviewDecider(
    PaymentStore payments, FulfillmentStore fulfillments, RunningFulfillments running, CheckoutDatabase database, WorkSignals signals, CurrentOptions settings, DatabaseClock time, CheckoutMetrics metrics, ILogger<ReviewDecider> logger)
{
    public Task<DecisionOutcome> AcceptAsync(string paymentId, Money? confirmedAmount, Signature by, CancellationToken cancellationToken) => DecideAsync(
        paymentId, [CheckoutPaymentStatus.Review, CheckoutPaymentStatus.Unknown], payment => Accepted(payment, confirmedAmount), by,
        (payment, why) => payment.Accept(why, confirmedAmount, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> RejectAsync(string paymentId, Signature by, CancellationToken cancellationToken) =>
        DecideAsync(paymentId, [CheckoutPaymentStatus.Review], _ => "rejected", by, (payment, why) => payment.Reject(why, time.GetUtcNow()), cancellationToken);

    public Task<DecisionOutcome> ReleaseAsync(string paymentId, Signature by, CancellationToken cancellationToken) =>
        DecideAsync(paymentId, [CheckoutPaymentStatus.Unknown], _ => "released", by, (payment, why) => payment.Abandon(why, time.GetUtcNow()), cancellationToken);

    public async Task<bool> FulfillAgainAsync(string paymentId, Signature by, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false } payment)
        {
            return false;
        }

        var note = payment.Note($"handed over again {by}", null, time.GetUtcNow()) with { Who = by.Who };
        if (!await database.WriteAsync(
            async transaction => await fulfillments.QueueAgainAsync(payment, transaction) && await payments.SaveAsync(payment, note, transaction), cancellationToken))
        {
            return false;
        }

        Log.QueuedAgain(logger, payment.Id, payment.Reference);
        signals.Fulfillments.Wake();
        return true;
    }

    public async Task<bool> WithdrawFulfillmentAsync(string paymentId, Signature by, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false } payment || running.IsRunning(payment.Reference))
        {
            return false;
        }

        var note = payment.Note($"fulfillment withdrawn {by}", null, time.GetUtcNow()) with { Who = by.Who };
        if (!await database.WriteAsync(
            async transaction => await fulfillments.WithdrawAsync(payment, by.Why, transaction) && await payments.SaveAsync(payment, note, transaction), cancellationToken))
        {
            return false;
        }

        Log.Withdrawn(logger, payment.Id, payment.Reference);
        return true;
    }

    public async Task<bool> SettleAsync(string paymentId, AttentionReason kind, Signature by, CancellationToken cancellationToken) =>
        await FindAsync(paymentId, cancellationToken) is { Status: CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned or CheckoutPaymentStatus.Rejected } payment && await (kind switch
        {
            AttentionReason.Refused => SettleOrderAsync(payment, FulfillmentStatus.Refused, by, cancellationToken),
            AttentionReason.Withdrawn => SettleOrderAsync(payment, FulfillmentStatus.Withdrawn, by, cancellationToken),
            AttentionReason.NotFulfilled => SettleOrderAsync(payment, FulfillmentStatus.Dead, by, cancellationToken),
            _ when payment.Attention == kind => payments.SaveAsync(payment, payment.Settle($"settled {by}", time.GetUtcNow()) with { Who = by.Who }, cancellationToken),
            _ => Task.FromResult(false),
        });

    private Task<bool> SettleOrderAsync(CheckoutPayment payment, string status, Signature by, CancellationToken cancellationToken)
    {
        var note = payment.Note($"order settled {by}", null, time.GetUtcNow()) with { Who = by.Who };
        return database.WriteAsync(
            async transaction => await fulfillments.SettleAsync(payment, status, transaction) && await payments.SaveAsync(payment, note, transaction), cancellationToken);
    }

    // Two persons who found different amounts decide differently.
    private static string Accepted(CheckoutPayment payment, Money? confirmedAmount) => payment switch
    {
        { ConfirmedAmount: { } known } => confirmedAmount is null || confirmedAmount == known
            ? "accepted" : throw new ArgumentException($"The gateway confirmed {known} for this payment, and no other amount can be accepted.", nameof(confirmedAmount)),
        _ when confirmedAmount is { } found && found > Money.Zero && !(found > payment.Amount) => $"accepted as {found}",
        _ => throw new ArgumentException(
            $"The gateway confirmed no amount for this payment: say what came, as its dashboard has it, more than zero and not more than {payment.Amount}.", nameof(confirmedAmount)),
    };

    private async Task<DecisionOutcome> DecideAsync(
        string paymentId, CheckoutPaymentStatus[] open, Func<CheckoutPayment, string> decisionOn, Signature by, Func<CheckoutPayment, string, PaymentEvent> decide, CancellationToken cancellationToken)
    {
        if (await FindAsync(paymentId, cancellationToken) is not { } payment || !open.Contains(payment.Status))
        {
            return DecisionOutcome.NotPossible;
        }

        var decision = decisionOn(payment);
        if (payment.Amount > Money.Xof(settings.Value.Reviews.SecondPersonAboveXof) && await SupportAsync(payment, decision, by, cancellationToken) is { } alone)
        {
            return alone;
        }

        var change = decide(payment, $"{decision} {by}") with { Who = by.Who };
        if (!await payments.SaveAsync(payment, change, cancellationToken))
        {
            return DecisionOutcome.NotPossible;
        }

        Report(payment, change);
        return DecisionOutcome.Done;
    }

    // Null: another person has decided the same last, so this one settles it. Else the wish is journalled, and whoever was of another mind starts over.
    private async Task<DecisionOutcome?> SupportAsync(CheckoutPayment payment, string decision, Signature by, CancellationToken cancellationToken)
    {
        var (mine, last) = ($"{decision}:{CheckoutPayment.Digest(by.Who.Id)}", await payments.EvidenceAsync(payment, cancellationToken));
        if (last == mine)
        {
            return DecisionOutcome.AwaitsSecondPerson;
        }

        if (last?.StartsWith($"{decision}:", StringComparison.Ordinal) == true)
        {
            return null;
        }

        return await payments.SaveAsync(payment, payment.Note($"to be {decision} {by}", mine, time.GetUtcNow()) with { Who = by.Who }, cancellationToken)
            ? DecisionOutcome.AwaitsSecondPerson : DecisionOutcome.NotPossible;
    }

    private async Task<CheckoutPayment?> FindAsync(string id, CancellationToken cancellationToken) => CheckoutId.IsId(id) ? await payments.FindAsync(id, cancellationToken) : null;

    private void Report(CheckoutPayment payment, PaymentEvent change)
    {
        metrics.Moved(payment.Status);
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

        [LoggerMessage(3102, LogLevel.Warning, "The money of payment {PaymentId} for reference {Reference} is to be returned, as far as any came.")]
        public static partial void ToBeReturned(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4012, LogLevel.Information, "A person withdrew the fulfillment of payment {PaymentId}, reference {Reference}; the money is to be returned.")]
        public static partial void Withdrawn(ILogger logger, string paymentId, string reference);

        [LoggerMessage(4008, LogLevel.Information, "Payment {PaymentId} is handed over again because a person wants so: reference {Reference}.")]
        public static partial void QueuedAgain(ILogger logger, string paymentId, string reference);
    }
}
