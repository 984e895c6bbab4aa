namespace LigdiCash.Checkout;

// Transitions that an answer of the gateway causes.
public sealed partial class CheckoutPayment
{
    // The rules apply in this order; null means that the answer changes nothing:
    // 1. A final status or a status that waits for a person stays. Money for a rejected payment is only flagged.
    // 2. "pending" carries no information. RecordUnknownStatus handles unknown words.
    // 3. "not completed" ends a pending payment, but late money still counts. A paid payment is only flagged, as for another amount.
    // 4. "completed" counts if amount, currency, id and token match exactly and the cart is current; else the payment goes to review.
    internal JournalEntry? Confirm(InvoiceConfirmation answer, DateTimeOffset now, CheckoutPayment? current = null) =>
        (Status, answer.Status) switch
        {
            (CheckoutPaymentStatus.Rejected, InvoiceStatus.Completed) => RecordLateMoney(answer, now),
            (CheckoutPaymentStatus.Pending, InvoiceStatus.NotCompleted) => MarkNotCompleted(answer, now),
            (CheckoutPaymentStatus.Paid, InvoiceStatus.NotCompleted) =>
                Contradict("the gateway contradicted its own confirmation", answer.EvidenceDigest, now),
            (CheckoutPaymentStatus.Paid, InvoiceStatus.Completed) => ConfirmAgain(answer, now),
            (_, InvoiceStatus.Completed) when MayBeConfirmed =>
                (Disagreement(answer) ?? Outdated(current)) is { } reason ? Disagree(reason, answer, now) : Pay(answer, now),
            _ => null,
        };

    // The amount and the reference of the answer belong to another payment. A paid or rejected payment is only flagged.
    internal JournalEntry? HoldForTakenReference(JournalEntry change, DateTimeOffset now)
    {
        const string Taken = "the gateway's reference belongs to another payment";
        return Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Rejected
            ? Contradict(Taken, change.Evidence, now)
            : Review(change.ToStatus == nameof(CheckoutPaymentStatus.Review) ? $"{change.Reason}; {Taken}" : Taken, change.Evidence, now);
    }

    private JournalEntry Pay(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), ConfirmedAmount = answer.ConfirmedXof, RequestId = answer.RequestId };
        return Close(CheckoutPaymentStatus.Paid, "the gateway confirmed it", now, answer.EvidenceDigest);
    }

    // The stored reference cannot pay another purchase while a person decides.
    private JournalEntry Disagree(string reason, InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { ConfirmedAmount = answer.ConfirmedXof, RequestId = answer.RequestId };
        return Review(reason, answer.EvidenceDigest, now);
    }

    private JournalEntry MarkNotCompleted(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(CheckoutPaymentStatus.NotCompleted, "the gateway said not completed", answer.EvidenceDigest, now);
    }

    // A person may have accepted the payment without a reference. Storing it now prevents a second purchase from using it.
    private JournalEntry? ConfirmAgain(InvoiceConfirmation answer, DateTimeOffset now)
    {
        if (Differs(answer.AmountXof) || Differs(answer.MontantXof))
        {
            var reason = string.Create(CultureInfo.InvariantCulture, $"the gateway contradicted the confirmed amount: "
                + $"{answer.AmountXof} and {answer.MontantXof} XOF, not {Row.ConfirmedAmount}");
            return Contradict(reason, answer.EvidenceDigest, now);
        }

        if (Row.RequestId is not null || answer.RequestId is null || IsContradicted)
        {
            return null;
        }

        Row = Row with { RequestId = answer.RequestId };
        return Note("the gateway confirmed the amount that a person had accepted", now, answer.EvidenceDigest);
    }

    // Only money that is new to the person who rejected the payment is flagged, and only once.
    private JournalEntry? RecordLateMoney(InvoiceConfirmation answer, DateTimeOffset now)
    {
        var isKnown = Row.ConfirmedAmount is not null && Row.ConfirmedAmount == answer.ConfirmedXof && Row.RequestId == answer.RequestId;
        if (isKnown || IsContradicted)
        {
            return null;
        }

        Row = Row with { ConfirmedAmount = answer.ConfirmedXof ?? Row.ConfirmedAmount, RequestId = Row.RequestId ?? answer.RequestId };
        return Contradict("the gateway confirmed money after a person had rejected it", answer.EvidenceDigest, now);
    }

    private bool Differs(long? amount) => amount is not null && amount != Row.ConfirmedAmount;

    private JournalEntry? Contradict(string reason, string? evidence, DateTimeOffset now)
    {
        if (IsContradicted)
        {
            return null;
        }

        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds(), SettledAt = null };
        return Move(Status, reason, evidence, now);
    }

    private string? Disagreement(InvoiceConfirmation answer) => answer switch
    {
        { AmountXof: null } or { MontantXof: null } => "the confirmed amount is missing or unreadable",
        _ when answer.AmountXof != Row.Amount || answer.MontantXof != Row.Amount => string.Create(CultureInfo.InvariantCulture,
            $"the confirmed amount is {answer.AmountXof} and {answer.MontantXof} XOF, not {Row.Amount}"),
        { IsInXof: false } => "the confirmed currency is not XOF",
        _ when (answer.TransactionId ?? answer.ExternalId) != Row.Id => "the confirmed transaction is not ours",
        { Token: { } token } when Digest.Of(token.Reveal()) != Row.TokenHash => "the confirmation names another invoice",
        _ => null,
    };

    // Null: the payment matches the current cart, or the purchase is paid and this is a duplicate payment.
    private string? Outdated(CheckoutPayment? current) => current is null or { Status: CheckoutPaymentStatus.Paid } || HasCartOf(current)
        ? null : $"the cart has changed: the amount to pay is now {current.Amount}, by payment {current.Id}";

    private bool HasCartOf(CheckoutPayment current) => current.Id == Id
        || (current.Amount == Amount && (current.IsPersonalDataRemoved || current.CartFingerprint.Matches(CartFingerprint)));
}
