namespace LigdiCash.Checkout.Paying;

// One press of Pay: the cart at current prices, the payer, and the random key of the posted form.
internal sealed record PayRequest(
    CheckoutCart Cart, CheckoutPayer Payer, string CheckoutKey, string? CartSeen, PaymentChoice Choice, RateLimitSubject Subject)
{
    public CartFingerprint CartFingerprint { get; } = CartFingerprint.Of(Cart);

    // Equal for requests that share one invoice. For a prompt, the payer's name does not matter.
    public string Fingerprint { get; } = Digest.Of(JsonList.Of(
        CartFingerprint.Of(Cart).Articles, Choice.Phone is null ? CheckoutJson.Write(Payer) : null, Choice.Digest));

    public bool Matches(CheckoutPayment payment) =>
        payment.Row.Fingerprint == Fingerprint && payment.CartFingerprint.Matches(CartFingerprint);

    // Compares the payer and the operator too: if they differ, the request is not the one that started the payment.
    public bool Repeats(CheckoutPayment payment) =>
        Matches(payment) && payment.Row.Operator == Choice.Operator?.Name && payment.Row.Payer == CheckoutJson.Write(Payer);

    public CheckoutPayment CreatePayment(DateTimeOffset now, TimeSpan sendLease) => CheckoutPayment.Begin(
        new(Cart, Fingerprint, CartFingerprint.Language, Payer, Choice.Method, Digest.Of(Subject.BrowserId),
            Choice.Operator?.Name, Choice.Phone?.ToString()), now, sendLease);

    public bool CartChanged => CartSeen is not null && CartFingerprint.Parse(CartSeen)?.Matches(CartFingerprint) != true;
}

// Phone number and code are never logged. The database stores only the ends of the number.
internal sealed record PaymentChoice(PaymentMethods Method, PhoneNumber? Phone = null, Operator? Operator = null, Secret? Otp = null)
{
    public static readonly PaymentChoice Hosted = new(PaymentMethods.Hosted);

    // Covers method and number only: any further value would allow a second prompt to the same phone for one purchase.
    public string Digest { get; init; } = nameof(PaymentMethods.Hosted);
}

internal abstract record PayOutcome
{
    private PayOutcome() { }

    // A shopper must not get the receipt of another cart.
    public static PayOutcome ShowTo(CartFingerprint cart, CheckoutPayment payment) =>
        payment.PaidOtherThan(cart) ? new PaidBefore(payment) : new Show(payment);

    // The outcome belongs to an earlier press with the same key.
    public bool IsReplay { get; init; }

    public sealed record Forward(CheckoutPayment Payment, string Page) : PayOutcome;
    public sealed record Show(CheckoutPayment Payment) : PayOutcome;
    public sealed record Rejected(CheckoutCart Cart, IReadOnlyList<Problem> Problems) : PayOutcome;
    public sealed record NoCart(string Page) : PayOutcome;
    public sealed record TooMany(CheckoutCart Cart, TimeSpan Wait) : PayOutcome;
    // The reference is paid with another content. Nothing was sent.
    public sealed record PaidBefore(CheckoutPayment Payment) : PayOutcome;
    // The same, with a remainder to pay under a new reference.
    public sealed record UnpaidRemainder(CheckoutCart Cart, CheckoutPayment Paid, IReadOnlyList<Problem> Problems) : PayOutcome;
    // The gateway has no payable invoice, so a new press can try again.
    public sealed record TryAgain(CheckoutCart Cart, Problem Problem) : PayOutcome;
    // The wallet's owner gets a code; the next press must contain it.
    public sealed record CodeSent(CheckoutCart Cart) : PayOutcome;
    // The key belongs to another cart or another payer.
    public sealed record KeyReused(CheckoutCart Cart) : PayOutcome;
    // Another request with the same key is still running. Payment is null if it has no row yet.
    public sealed record StillRunning(CheckoutPayment? Payment) : PayOutcome;
}
