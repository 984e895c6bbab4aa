namespace Checkout.Plugin;

/// <summary>Our record of one attempt to pay. What a shop's handler gets once the money is certain.</summary>
public sealed partial class CheckoutPayment
{
    private CheckoutCart? _cart;
    private CheckoutPayer? _payer;

    internal CheckoutPayment(PaymentRow stored) => (Stored, Row) = (stored, stored);

    /// <summary>Our id, 128 random bits in hexadecimal; the gateway knows it as <c>transaction_id</c>.</summary>
    public string Id => Row.Id;

    /// <summary>The shop's own name for the purchase: the key under which its handler must act once.</summary>
    public string Reference => Row.Reference;

    /// <summary>Where the payment stands.</summary>
    public CheckoutPaymentStatus Status => Enum.Parse<CheckoutPaymentStatus>(Row.Status);

    /// <summary>What was asked, and when <see cref="Status"/> is <see cref="CheckoutPaymentStatus.Paid"/>, exactly what was paid, or what a person took <see cref="ConfirmedAmount"/> for, XOF.</summary>
    public Money Amount => Money.Xof(Row.Amount);

    /// <summary>What the gateway confirmed, XOF, or what a person found in its dashboard: refunds never exceed it. It differs from <see cref="Amount"/> where a person took less or more for what was asked.
    /// Null: nothing is confirmed, or the gateway's answer has no amount that can be believed. Never null while <see cref="Status"/> is <see cref="CheckoutPaymentStatus.Paid"/>.</summary>
    public Money? ConfirmedAmount => Row.ConfirmedAmount is { } amount ? Money.Xof(amount) : null;

    /// <summary>The cart as it was when the shopper pressed Pay, with equal lines added up, in the language in which Pay was pressed last. No lines once <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over; reference and total stay.</summary>
    public CheckoutCart Cart => _cart ??= Row.Cart.Length == 0 ? new(Reference, [], Amount) : CheckoutJson.ReadCart(Row.Cart);

    /// <summary>How the shopper chose to pay.</summary>
    public PaymentMethods Method => Enum.Parse<PaymentMethods>(Row.Method);

    /// <summary>What the payer said of themselves; fields may be empty, and all are once <see cref="CheckoutOptions.KeepPersonalDataFor"/> is over.</summary>
    public CheckoutPayer Payer => _payer ??= Row.Payer.Length == 0 ? CheckoutPayer.Empty : CheckoutJson.ReadPayer(Row.Payer);

    /// <summary>The gateway's short reference, for its support. Null until the gateway confirmed the payment, also otherwise than it was asked; and where the reference belongs to another payment.</summary>
    public string? GatewayReference => Row.RequestId;

    /// <summary>When the shopper pressed Pay, UTC.</summary>
    public DateTimeOffset CreatedAt => Instant(Row.CreatedAt);

    /// <summary>When the money was certain, UTC. Null: it is not.</summary>
    public DateTimeOffset? PaidAt => Row.PaidAt is { } at ? Instant(at) : null;

    /// <summary>When a callback last named it, UTC. Anybody may send one, so this proves nothing; but it hints that the gateway knows an <see cref="CheckoutPaymentStatus.Unknown"/> payment. Null: none did.</summary>
    public DateTimeOffset? CalledBackAt => Row.CalledBackAt is { } at ? Instant(at) : null;

    /// <summary>Paid after the shopper had been told that it was not, or after a newer attempt took its place: stock may have gone meanwhile.</summary>
    public bool IsLate => Row is { PaidAt: not null } and ({ EndedAt: not null } or { SupersededAt: not null });

    /// <summary>A second payment for a reference that was paid before: nothing is fulfilled, the money is to be returned.</summary>
    public bool IsDuplicate => Row.DuplicateAt is not null;

    /// <summary>The gateway said "not completed", or another amount than <see cref="ConfirmedAmount"/>, after it had said "completed"; or it confirmed money after a person had rejected the payment. The state stays; a person should ask the gateway.</summary>
    public bool IsContradicted => Row.ContradictedAt is not null;

    internal PaymentRow Row { get; private set; }

    internal PaymentRow Stored { get; }

    internal CartFingerprint CartFingerprint => CartFingerprint.Of(Cart, Row.Language);

    internal ProtectedToken? Token => Row.Token is { } token ? new(token, Row.TokenHash!) : null;

    internal bool MayBeConfirmed => Status is CheckoutPaymentStatus.Pending or CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired;

    // Nothing more may be asked for this purchase.
    internal bool IsSettled => Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Review or CheckoutPaymentStatus.Unknown;

    // Its reference is spent, and the shopper's cart holds something else by now.
    internal bool PaidOtherThan(CartFingerprint cart) => Status == CheckoutPaymentStatus.Paid && !CartFingerprint.Matches(cart);

    // A newer attempt took its place.
    internal bool IsSuperseded => Row.SupersededAt is not null;

    // Its money would be late: meanwhile the purchase may have become another.
    internal bool MayBeOutdated => IsSuperseded || Status is CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired;

    // Why it needs a person, whatever became of its order. Null: it does not, or somebody has dealt with it.
    internal AttentionReason? Attention => this switch
    {
        { Status: CheckoutPaymentStatus.Unknown } => AttentionReason.Unknown,
        { Status: CheckoutPaymentStatus.Review } => AttentionReason.Disagreement,
        { Row.SettledAt: not null } => null,
        { IsDuplicate: true } => AttentionReason.Duplicate,
        { Status: CheckoutPaymentStatus.Rejected, IsContradicted: true } => AttentionReason.MoneyAfterRejection,
        { IsContradicted: true } => AttentionReason.Contradicted,
        { Status: CheckoutPaymentStatus.Rejected, CalledBackAt: not null } => AttentionReason.CalledBack,
        // A page that was never shown nobody can have paid, whoever calls back.
        { Method: PaymentMethods.Hosted } => null,
        { Status: CheckoutPaymentStatus.Refused, CalledBackAt: not null, Row.NothingChargedAt: null } => AttentionReason.CalledBack,
        { Status: CheckoutPaymentStatus.Abandoned } when Row.CalledBackAt >= Row.ChangedAt => AttentionReason.CalledBack,
        _ => null,
    };

    // Its end is such that another attempt can't pay the same twice, but for late money, which is listed for return.
    internal bool MayBeTriedAgain => Status is CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned or CheckoutPaymentStatus.Rejected;

    // Who paid and what for is not in the database any more; that it was paid is.
    internal bool IsPersonalDataRemoved => Row.PersonalDataRemovedAt is not null;

    // What anybody may know who has its address: neither who pays nor with which phone nor what is bought.
    internal CheckoutPayment ForOthers() => new(Row with { Cart = "", Payer = "", Operator = null, Phone = null, PaymentPage = null });

    internal bool WasBegunBy(string browser) => Row.Browser?.StartsWith(browser, StringComparison.Ordinal) == true;

    // The browser of that digest pays it, or began it a second time.
    internal bool IsOf(string browser) => Row.Browser?.Contains(browser, StringComparison.Ordinal) == true;

    internal bool IsOpen => Status is CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending && Row.SupersededAt is null;

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
