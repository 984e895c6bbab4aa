namespace Checkout.Plugin;

// One press of Pay: the cart as the shop prices it now, who pays, and the random key of the form that was sent.
internal sealed record PayRequest(CheckoutCart Cart, CheckoutPayer Payer, string CheckoutKey, string? CartSeen, PaymentChoice Choice, RateLimitSubject Subject)
{
    public CartFingerprint CartFingerprint { get; } = CartFingerprint.Of(Cart);

    // The same press again has the same fingerprint; anything that the shopper could mean differently changes it.
    public string Fingerprint { get; } = CheckoutPayment.Digest(JsonList.Of(CartFingerprint.Of(Cart).Articles, Choice.Phone is null ? CheckoutJson.Write(Payer) : null, Choice.Digest));

    public bool Wants(CheckoutPayment payment) => payment.Row.Fingerprint == Fingerprint && payment.CartFingerprint.Matches(CartFingerprint);

    // What the payment would be recorded with: names and the operator too, which make no other invoice of it for a phone, but another press.
    public bool Began(CheckoutPayment payment) =>
        Wants(payment) && payment.Row.Operator == Choice.Operator?.Name && payment.Row.Payer == CheckoutJson.Write(Payer);

    public bool ShowedAnotherCart => CartSeen is not null && CartFingerprint.Parse(CartSeen)?.Matches(CartFingerprint) != true;
}

// How a press of Pay ends.
internal abstract record PayOutcome
{
    private PayOutcome()
    {
    }

    // Never the receipt of another cart.
    public static PayOutcome ShowTo(CartFingerprint cart, CheckoutPayment payment) => payment.PaidOtherThan(cart) ? new PaidBefore(payment) : new Show(payment);

    // The answer to an earlier press with the same key; nothing was done for this one.
    public bool IsReplay { get; init; }

    // The invoice is there: on to the gateway's page.
    public sealed record Forward(CheckoutPayment Payment, string Page) : PayOutcome;

    // There is a payment that has gone further already: show how it stands.
    public sealed record Show(CheckoutPayment Payment) : PayOutcome;

    // The reference was paid with another content, and nothing was sent.
    public sealed record PaidBefore(CheckoutPayment Payment) : PayOutcome;

    // The same, and this remains to be paid under a new reference: show it first.
    public sealed record UnpaidRemainder(CheckoutCart Cart, CheckoutPayment Paid, IReadOnlyList<Problem> Problems) : PayOutcome;

    // Nothing was sent: every problem, in the shopper's words.
    public sealed record Rejected(CheckoutCart Cart, IReadOnlyList<Problem> Problems) : PayOutcome;

    // Nothing to pay.
    public sealed record NoCart : PayOutcome;

    // Nothing exists at the gateway that anybody could pay: a new press may try again.
    public sealed record TryAgain(CheckoutCart Cart, Problem Problem) : PayOutcome;

    // So many payments were begun from there that this one has to wait.
    public sealed record TooMany(CheckoutCart Cart, TimeSpan Wait) : PayOutcome;

    // The wallet's owner was sent a code, which the next press brings.
    public sealed record CodeSent(CheckoutCart Cart) : PayOutcome;

    // The same key came with another cart or another payer.
    public sealed record KeyReused(CheckoutCart Cart) : PayOutcome;

    // The same press is still being worked on elsewhere. Null: nothing is recorded yet.
    public sealed record StillRunning(CheckoutPayment? Payment) : PayOutcome;
}
