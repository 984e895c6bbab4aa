using System.Globalization;

namespace Checkout.Plugin;

// What the database says about everything else, while nobody can change it: what the payment paid and what is returned of it already,
// what was sent in the last 24 hours, how many payouts like this one are in doubt, whether the payment's order may still be fulfilled,
// and what the person who takes this step has written of this payout, and drafted, changed or approved of others in the last 24 hours.
internal sealed record PayoutFacts
{
    public static readonly TimeSpan Day = TimeSpan.FromHours(24);
    public static readonly TimeSpan DoubtLasts = TimeSpan.FromHours(72);

    public long? Paid { get; init; }
    public long Returned { get; init; }
    public long SentInADay { get; init; }
    public long SentToRecipientInADay { get; init; }
    public long TwinsInDoubt { get; init; }
    public long OpenFulfillments { get; init; }
    public bool IsRestored { get; init; }
    public long WrittenByPerson { get; init; }
    public long OfPersonInADay { get; init; }

    public PayoutOutcome.NotDone? AgainstReturning(CheckoutPayout payout) => this switch
    {
        _ when payout.PaymentId is null => null,
        { Paid: null } => new(PayoutObstacle.MoreThanPaid, "The payment that this is to be returned for is not there, neither paid nor rejected, contradicted by the gateway, or without a confirmed amount."),
        { OpenFulfillments: > 0 } => new(
            PayoutObstacle.OpenFulfillment, "The order of this payment may still be fulfilled: withdraw its fulfillment first (ICheckout.WithdrawFulfillmentAsync)."),
        { Paid: { } paid } when payout.Row.Amount > paid - Returned => new(
            PayoutObstacle.MoreThanPaid, Text($"{Money.Xof(paid)} were paid and {Money.Xof(Returned)} are returned or about to be: {payout.Amount} more can't be.")),
        _ => null,
    };

    public PayoutOutcome.NotDone? AgainstApproving(CheckoutPayout payout, PayoutOptions options) =>
        WrittenByPerson > 0 && IsAbove(payout, options) ? SecondPerson(options, "approved", "drafted or changed") : null;

    public PayoutOutcome.NotDone? AgainstSettling(CheckoutPayout payout, StaffMember who, PayoutOptions options) =>
        who.Id == payout.Row.ApprovedBy && IsAbove(payout, options) ? SecondPerson(options, "settled", "approved") : null;

    public PayoutOutcome.NotDone? AgainstSending(CheckoutPayout payout, PayoutOptions options) => AgainstReturning(payout) ?? this switch
    {
        { IsRestored: true } => new(
            PayoutObstacle.Restored, "The database comes from a backup, so this payout may have been sent before: follow \"When the database comes from a backup\" in Payments/README.md, then call ResumeAfterRestoreAsync."),
        { TwinsInDoubt: > 0 } => new(
            PayoutObstacle.TwinInDoubt, Text($"Another payout of {payout.Amount} to the same number was sent within 72 hours and its outcome is not known: settle it first.")),
        _ when payout.Row.Amount > options.MaxPerDayXof - SentInADay => Full("MaxPerDayXof", options.MaxPerDayXof, SentInADay, payout),
        _ when payout.Row.Amount > options.MaxPerDayPerRecipientXof - SentToRecipientInADay =>
            Full("MaxPerDayPerRecipientXof", options.MaxPerDayPerRecipientXof, SentToRecipientInADay, payout),
        _ => null,
    };

    private bool IsAbove(CheckoutPayout payout, PayoutOptions options) => payout.Row.Amount > options.SecondPersonAboveXof - OfPersonInADay;

    private static PayoutOutcome.NotDone SecondPerson(PayoutOptions options, string step, string before) => new(
        PayoutObstacle.SecondPerson,
        Text($"A payout must be {step} by another person than the one who {before} it if it is above {Money.Xof(options.SecondPersonAboveXof)}, or if it is together with what ")
        + "that person drafted, changed or approved within 24 hours (Checkout:Payouts:SecondPersonAboveXof).");

    private static PayoutOutcome.NotDone Full(string setting, long most, long sent, CheckoutPayout payout) => new(
        PayoutObstacle.DayIsFull,
        Text($"Checkout:Payouts:{setting} allows {Money.Xof(most)} in 24 hours and {Money.Xof(sent)} were sent: {payout.Amount} more must wait."));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
