namespace LigdiCash.Checkout;

/// <summary>One attempt to pay for a purchase. A shop's handler gets it when the payment is confirmed.</summary>
public sealed partial class CheckoutPayment : ICheckable
{
    // A prompt has disappeared from the phone by then.
    internal static readonly TimeSpan MaxPromptAge = TimeSpan.FromMinutes(10);

    private CheckoutCart? _cart;
    private CheckoutPayer? _payer;

    internal CheckoutPayment(PaymentRow stored) => (Stored, Row) = (stored, stored);

    /// <summary>The id: 128 random bits in hexadecimal. The gateway receives it as <c>transaction_id</c>.</summary>
    public string Id => Row.Id;

    /// <summary>The shop's name for the purchase, as in its cart. A handler uses it as idempotency key. After
    /// <see cref="CheckoutOptions.KeepPersonalDataFor"/>, a GUID has the form of <see cref="CheckoutCart.ReferenceOf(Guid)"/>.</summary>
    public string Reference => Cart.Reference;

    /// <summary>The status of the payment.</summary>
    public CheckoutPaymentStatus Status => Enum.Parse<CheckoutPaymentStatus>(Row.Status);

    /// <summary>The requested amount, XOF. When <see cref="Status"/> is <see cref="CheckoutPaymentStatus.Paid"/>, exactly this amount was
    /// paid, or a person accepted <see cref="ConfirmedAmount"/> for it.</summary>
    public Money Amount => Money.Xof(Row.Amount);

    /// <summary>The amount that the gateway confirmed or a person found in its dashboard, XOF; the maximum of all refunds. It differs from
    /// <see cref="Amount"/> if a person accepted another amount. Null if nothing is confirmed or the gateway's answer has no valid amount;
    /// never null while <see cref="Status"/> is <see cref="CheckoutPaymentStatus.Paid"/>.</summary>
    public Money? ConfirmedAmount => Row.ConfirmedAmount is { } amount ? Money.Xof(amount) : null;

    /// <summary>The cart at the time of Pay, with equal lines merged, in the language of the last press of Pay. It has no lines after
    /// <see cref="CheckoutOptions.KeepPersonalDataFor"/>; reference and total remain.</summary>
    public CheckoutCart Cart => _cart ??= Row.Cart.Length == 0 ? new(Row.Reference, [], Amount) : CheckoutJson.ReadCart(Row.Cart);

    /// <summary>The payment method that the shopper chose.</summary>
    public PaymentMethods Method => Enum.Parse<PaymentMethods>(Row.Method);

    /// <summary>The payer's own data. Fields may be empty. All are empty after <see cref="CheckoutOptions.KeepPersonalDataFor"/>.</summary>
    public CheckoutPayer Payer => _payer ??= Row.Payer.Length == 0 ? CheckoutPayer.Empty : CheckoutJson.ReadPayer(Row.Payer);

    /// <summary>The gateway's short reference, for its support. Null until the gateway confirms the payment, even with other data than
    /// requested; null also if the reference belongs to another payment.</summary>
    public string? GatewayReference => Row.RequestId;

    /// <summary>When the shopper pressed Pay, UTC.</summary>
    public DateTimeOffset CreatedAt => Instant(Row.CreatedAt);

    /// <summary>When the payment was confirmed or accepted, UTC. Null: it is not paid.</summary>
    public DateTimeOffset? PaidAt => Row.PaidAt is { } at ? Instant(at) : null;

    /// <summary>When the last callback arrived, UTC; null if none arrived. Callbacks can be forged, so this is no proof. It hints that the
    /// gateway knows an <see cref="CheckoutPaymentStatus.Unknown"/> payment.</summary>
    public DateTimeOffset? CalledBackAt => Row.CalledBackAt is { } at ? Instant(at) : null;

    /// <summary>Paid after the shopper read that it was not paid, or after a newer attempt superseded it. The stock may be gone.</summary>
    public bool IsLate => Row is { PaidAt: not null } and ({ EndedAt: not null } or { SupersededAt: not null });

    /// <summary>A second payment for a paid reference. Nothing is fulfilled; the money is to be returned.</summary>
    public bool IsDuplicate => Row.DuplicateAt is not null;

    /// <summary>After "completed" the gateway reported "not completed" or another amount than <see cref="ConfirmedAmount"/>; or it
    /// confirmed money after a person rejected the payment. The status does not change; a person should contact the gateway.</summary>
    public bool IsContradicted => Row.ContradictedAt is not null;

    internal PaymentRow Row { get; private set; }
    internal string Label => Cart.Label ?? Reference;
    internal PaymentRow Stored { get; }
    CheckRow ICheckable.Row { get => Row; set => Row = (PaymentRow)value; }
    CheckRow ICheckable.Stored => Stored;
    internal CartFingerprint CartFingerprint => CartFingerprint.Of(Cart, Row.Language);
    internal ProtectedToken? Token => Row.ProtectedToken;

    // A direct payin may have sent a prompt to a phone. A hosted payment does nothing before the shopper opens its page.
    internal bool MayHavePrompted => Method != PaymentMethods.Hosted;
    internal bool IsOpen => Status is CheckoutPaymentStatus.Sending or CheckoutPaymentStatus.Pending && Row.SupersededAt is null;
    internal bool IsSuperseded => Row.SupersededAt is not null;
    internal bool IsPersonalDataRemoved => Row.PersonalDataRemovedAt is not null;

    internal bool MayBeConfirmed =>
        Status is CheckoutPaymentStatus.Pending or CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired;

    internal bool BlocksNewAttempt => Status is CheckoutPaymentStatus.Paid or CheckoutPaymentStatus.Review or CheckoutPaymentStatus.Unknown;

    // The cart may have changed since, so late money needs a comparison with the current cart.
    internal bool MayBeOutdated => IsSuperseded || Status is CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired;

    // Null: no attention is needed, or a person has settled it. Fulfillments have their own attention items.
    // PaymentSql.Attention and PaymentSql.CalledBackOnly select the same payments; AttentionListTests compares them.
    internal AttentionReason? Attention => this switch
    {
        { Row.SettledAt: not null } => null,
        { Status: CheckoutPaymentStatus.Unknown } => AttentionReason.Unknown,
        { Status: CheckoutPaymentStatus.Review } => AttentionReason.Disagreement,
        { IsDuplicate: true } => AttentionReason.Duplicate,
        { Status: CheckoutPaymentStatus.Rejected, IsContradicted: true } => AttentionReason.MoneyAfterRejection,
        { IsContradicted: true } => AttentionReason.Contradicted,
        { Status: CheckoutPaymentStatus.Rejected, CalledBackAt: not null } => AttentionReason.CalledBack,
        // The payment page was never shown, so the callback is forged.
        { Method: PaymentMethods.Hosted } => null,
        { Status: CheckoutPaymentStatus.Refused, CalledBackAt: not null, Row.NothingChargedAt: null } => AttentionReason.CalledBack,
        { Status: CheckoutPaymentStatus.Abandoned } when Row.CalledBackAt >= Row.ChangedAt => AttentionReason.CalledBack,
        _ => null,
    };

    // What the shop's event handler gets for a saved change. Null: nothing. A status that ends a payment has an event of the same name.
    internal PaymentEventKind? EventOf(JournalEntry? change) => Status switch
    {
        _ when change is null || change.FromStatus == change.ToStatus =>
            Row.ContradictedAt != Stored.ContradictedAt ? PaymentEventKind.AttentionOpened : null,
        CheckoutPaymentStatus.Unknown or CheckoutPaymentStatus.Review => PaymentEventKind.AttentionOpened,
        _ when IsDuplicate => PaymentEventKind.Duplicate,
        _ => Enum.TryParse<PaymentEventKind>(Row.Status, out var kind) ? kind : null,
    };

    // Another attempt can pay twice only by late money, which becomes an attention item.
    internal bool MayBeTriedAgain => Status is CheckoutPaymentStatus.NotCompleted or CheckoutPaymentStatus.Expired
        or CheckoutPaymentStatus.Refused or CheckoutPaymentStatus.Abandoned or CheckoutPaymentStatus.Rejected;

    internal bool IsFor(CheckoutCart cart) => Row.Reference == CheckoutId.CanonicalReference(cart.Reference);

    internal bool PaidOtherThan(CartFingerprint cart) => Status == CheckoutPaymentStatus.Paid && !CartFingerprint.Matches(cart);

    // The view for a browser that knows only the address: no payer, phone or articles.
    internal CheckoutPayment ForOthers() => new(Row with { Cart = "", Payer = "", Operator = null, Phone = null, PaymentPage = null })
    {
        _cart = new(Reference, [], Amount),
    };

    // IsOf includes browsers that joined the payment later.
    internal bool WasBegunBy(string browser) => Row.Browser?.StartsWith(browser, StringComparison.Ordinal) == true;
    internal bool IsOf(string browser) => Row.Browser?.Contains(browser, StringComparison.Ordinal) == true;

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
