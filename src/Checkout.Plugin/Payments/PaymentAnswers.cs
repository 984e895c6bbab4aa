using System.Globalization;
using LigdiCash.Client;

namespace Checkout.Plugin;

// What an answer of the gateway about a payment comes to.
public sealed partial class CheckoutPayment
{
    // What one answer of the gateway means, in this order; null means that it changes nothing:
    // 1. an end, or a payment that a person holds, is not touched; money for one that a person rejected is only flagged;
    // 2. "pending" and everything unknown is no information;
    // 3. "not completed" ends a pending payment softly, and on a paid one is only flagged, as is another amount;
    // 4. "completed" counts if amount, currency, id and token are ours, the last two to the letter, and the cart is still
    //    the one that the purchase comes down to, else a person looks.
    internal PaymentEvent? Confirm(InvoiceConfirmation answer, DateTimeOffset now, CheckoutPayment? current = null) => (Status, answer.Status) switch
    {
        (CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned or CheckoutPaymentStatus.Unknown or CheckoutPaymentStatus.Review, _) => null,
        (CheckoutPaymentStatus.Rejected, _) => answer.Status == InvoiceStatus.Completed ? FindMoney(answer, now) : null,
        (CheckoutPaymentStatus.Pending, InvoiceStatus.NotCompleted) => NotComplete(answer, now),
        (CheckoutPaymentStatus.Paid, InvoiceStatus.NotCompleted) => Contradict("the gateway contradicted its own confirmation", answer.EvidenceDigest, now),
        (CheckoutPaymentStatus.Paid, InvoiceStatus.Completed) => ConfirmAgain(answer, now),
        (_, InvoiceStatus.Completed) => (Disagreement(answer) ?? Outdated(current)) is { } why ? Disagree(why, answer, now) : Pay(answer, now),
        _ => null,
    };

    // The gateway's reference belongs to another payment: neither it nor the amount is this payment's own. Of one that is paid or rejected already nothing changes but the flag.
    internal PaymentEvent? HoldForTakenReference(PaymentEvent refused, DateTimeOffset now)
    {
        const string Why = "the gateway's reference belongs to another payment";
        return Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Rejected
            ? Contradict(Why, refused.Evidence, now)
            : Hold(refused.ToStatus == nameof(CheckoutPaymentStatus.Review) ? $"{refused.Reason}; {Why}" : Why, refused.Evidence, now);
    }

    private PaymentEvent Pay(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { PaidAt = now.ToUnixTimeMilliseconds(), ConfirmedAmount = Confirmed(answer), RequestId = answer.RequestId, DueAt = null };
        return Move(CheckoutPaymentStatus.Paid, "the gateway confirmed it", answer.EvidenceDigest, now);
    }

    // What came is kept for the person who decides; its reference pays nothing else meanwhile.
    private PaymentEvent Disagree(string why, InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { ConfirmedAmount = Confirmed(answer), RequestId = answer.RequestId };
        return Hold(why, answer.EvidenceDigest, now);
    }

    private PaymentEvent NotComplete(InvoiceConfirmation answer, DateTimeOffset now)
    {
        Row = Row with { EndedAt = Row.EndedAt ?? now.ToUnixTimeMilliseconds() };
        return Move(CheckoutPaymentStatus.NotCompleted, "the gateway said not completed", answer.EvidenceDigest, now);
    }

    // A person may have accepted it without the gateway's reference: that is known now, and pays nothing else.
    private PaymentEvent? ConfirmAgain(InvoiceConfirmation answer, DateTimeOffset now)
    {
        if (Differs(answer.AmountXof) || Differs(answer.MontantXof))
        {
            var why = string.Create(CultureInfo.InvariantCulture, $"the gateway contradicted what was confirmed: {answer.AmountXof} and {answer.MontantXof} XOF, not {Row.ConfirmedAmount}");
            return Contradict(why, answer.EvidenceDigest, now);
        }

        if (Row.RequestId is not null || answer.RequestId is null || IsContradicted)
        {
            return null;
        }

        Row = Row with { RequestId = answer.RequestId };
        return Note("the gateway confirmed what a person had accepted", answer.EvidenceDigest, now);
    }

    // What the person knew who rejected it is no news, nor is what waits for a person already.
    private PaymentEvent? FindMoney(InvoiceConfirmation answer, DateTimeOffset now)
    {
        var isKnown = Row.ConfirmedAmount is not null && Row.ConfirmedAmount == Confirmed(answer) && Row.RequestId == answer.RequestId;
        if (isKnown || IsContradicted)
        {
            return null;
        }

        Row = Row with { ConfirmedAmount = Confirmed(answer) ?? Row.ConfirmedAmount, RequestId = Row.RequestId ?? answer.RequestId };
        return Contradict("the gateway confirmed money after a person had rejected it", answer.EvidenceDigest, now);
    }

    // An amount that is missing or can't be read says nothing.
    private bool Differs(long? amount) => amount is not null && amount != Row.ConfirmedAmount;

    private PaymentEvent? Contradict(string why, string? evidence, DateTimeOffset now)
    {
        if (IsContradicted)
        {
            return null;
        }

        Row = Row with { ContradictedAt = now.ToUnixTimeMilliseconds(), SettledAt = null };
        return Move(Status, why, evidence, now);
    }

    // Null: the answer has no amount that can be believed.
    private static long? Confirmed(InvoiceConfirmation answer) =>
        answer is { AmountXof: > 0 and var amount } && answer.MontantXof == amount && IsXof(answer.Currency) ? amount : null;

    // Only a currency that is named and differs disagrees: the documented answers name none.
    private static bool IsXof(string? currency) => currency is null || currency.Equals("XOF", StringComparison.OrdinalIgnoreCase);

    private string? Disagreement(InvoiceConfirmation answer) => answer switch
    {
        { AmountXof: null } or { MontantXof: null } => "the confirmed amount is missing or unreadable",
        _ when answer.AmountXof != Row.Amount || answer.MontantXof != Row.Amount => string.Create(CultureInfo.InvariantCulture,
            $"the confirmed amount is {answer.AmountXof} and {answer.MontantXof} XOF, not {Row.Amount}"),
        _ when !IsXof(answer.Currency) => "the confirmed currency is not XOF",
        _ when (answer.TransactionId ?? answer.ExternalId) != Row.Id => "the confirmed transaction is not ours",
        { Token: { } token } when Digest(token.Reveal()) != Row.TokenHash => "the confirmation names another invoice",
        _ => null,
    };

    // Null: it pays for what the shopper pressed Pay for last, or the purchase is paid, so that this is a second payment.
    private string? Outdated(CheckoutPayment? current) => current is null or { Status: CheckoutPaymentStatus.Paid } || HasCartOf(current)
        ? null : $"the cart has changed since: what is to be paid now is {current.Amount}, by payment {current.Id}";

    private bool HasCartOf(CheckoutPayment current) =>
        current.Id == Id || (current.Amount == Amount && (current.IsPersonalDataRemoved || current.CartFingerprint.Matches(CartFingerprint)));
}
