namespace LigdiCash.Checkout;

/// <summary>Limits on payouts and on one person's decisions about them.</summary>
public sealed class PayoutOptions
{
    /// <summary>Above this amount in XOF, authors can't approve a payout and its approver can't settle it. 0 by default: never alone.
    /// Other payouts that the person drafted, changed or approved within 24 hours count too, unless they ended without money.</summary>
    public long SecondPersonAboveXof { get; set; }

    /// <summary>The maximum total in XOF within any 24 hours, 2,000,000 by default.</summary>
    public long MaxPerDayXof { get; set; } = 2_000_000;

    /// <summary>The maximum total in XOF to one number within any 24 hours, 1,000,000 by default.</summary>
    public long MaxPerDayPerRecipientXof { get; set; } = 1_000_000;
}
