namespace LigdiCash.Checkout.Payments;

// Totals and counts that limit a step of a payout. They are read under the lock on payouts, so they can't change before the step is stored.
internal sealed record PayoutFacts
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);
    public static readonly TimeSpan DoubtLasts = TimeSpan.FromHours(72);

    public long? Paid { get; init; }
    public long Returned { get; init; }
    public long SentInADay { get; init; }
    public long SentToRecipientInADay { get; init; }
    public long SimilarUnknown { get; init; }
    public long OpenFulfillments { get; init; }
    public bool IsRestored { get; init; }
    public long WrittenByPerson { get; init; }
    public long OfPersonInADay { get; init; }

    public PayoutOutcome.NotDone? AgainstReturning(CheckoutPayout payout) => this switch
    {
        _ when payout.PaymentId is null => null,
        { Paid: null } => new(
            PayoutObstacle.MoreThanPaid, "The payment to refund is unknown, contradicted, open, unpaid or without a confirmed amount."),
        { OpenFulfillments: > 0 } => new(
            PayoutObstacle.OpenFulfillment,
            "The order of this payment may still be fulfilled: withdraw its fulfillment first (ICheckout.WithdrawFulfillmentAsync)."),
        { Paid: { } paid } when payout.Row.Amount > paid - Returned => new(
            PayoutObstacle.MoreThanPaid,
            Text($"{Money.Xof(paid)} were paid and {Money.Xof(Returned)} are returned or about to be: {payout.Amount} more can't be.")),
        _ => null,
    };

    public PayoutOutcome.NotDone? AgainstApproving(CheckoutPayout payout, PayoutOptions options) =>
        WrittenByPerson > 0 && IsAbove(payout, options) ? SecondPerson(options, "approved", "drafted or changed") : null;

    public PayoutOutcome.NotDone? AgainstSettling(CheckoutPayout payout, StaffMember staff, PayoutOptions options) =>
        staff.Id == payout.Row.ApprovedBy && IsAbove(payout, options) ? SecondPerson(options, "settled", "approved") : null;

    public PayoutOutcome.NotDone? AgainstSending(CheckoutPayout payout, PayoutOptions options) => AgainstReturning(payout) ?? this switch
    {
        { IsRestored: true } => new(
            PayoutObstacle.Restored,
            "The database comes from a backup, so this payout may have been sent before: follow "
            + "\"When the database comes from a backup\" in Payments/README.md, then call ResumeAfterRestoreAsync."),
        { SimilarUnknown: > 0 } => new(
            PayoutObstacle.SimilarPayoutUnknown,
            Text($"The outcome of another payout of {payout.Amount} to the same number within 72 hours is unknown: settle it first.")),
        _ when payout.Row.Amount > options.MaxPerDayXof - SentInADay => Full("MaxPerDayXof", options.MaxPerDayXof, SentInADay, payout),
        _ when payout.Row.Amount > options.MaxPerDayPerRecipientXof - SentToRecipientInADay =>
            Full("MaxPerDayPerRecipientXof", options.MaxPerDayPerRecipientXof, SentToRecipientInADay, payout),
        _ => null,
    };

    private bool IsAbove(CheckoutPayout payout, PayoutOptions limits) => payout.Row.Amount > limits.SecondPersonAboveXof - OfPersonInADay;

    private static PayoutOutcome.NotDone SecondPerson(PayoutOptions options, string step, string before) => new(
        PayoutObstacle.SecondPerson,
        Text($"Above {Money.Xof(options.SecondPersonAboveXof)} (Checkout:Payouts:SecondPersonAboveXof) a payout must be {step} by a ")
        + $"person who has not {before} it. Other payouts that this person drafted, changed or approved within 24 hours count too.");

    private static PayoutOutcome.NotDone Full(string setting, long max, long sent, CheckoutPayout payout) => new(
        PayoutObstacle.DailyLimit,
        Text($"Checkout:Payouts:{setting} allows {Money.Xof(max)} in 24 hours; {Money.Xof(sent)} were sent: {payout.Amount} must wait."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
