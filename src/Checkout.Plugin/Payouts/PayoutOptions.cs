namespace Checkout.Plugin;

/// <summary>How much may be paid out, and by how many persons.</summary>
public sealed class PayoutOptions
{
    /// <summary>Above this amount, XOF, a payout is approved by a person who neither drafted nor changed it, and settled by another person than the one who approved it. 0 unless set: always.
    /// It counts per person and day too: what one person drafted, changed or approved within 24 hours is added to the payout, unless it ended without money.</summary>
    public long SecondPersonAboveXof { get; set; }

    /// <summary>The most that is sent within any 24 hours, XOF. 2,000,000 unless set.</summary>
    public long MaxPerDayXof { get; set; } = 2_000_000;

    /// <summary>The most that is sent to one number within any 24 hours, XOF. 1,000,000 unless set.</summary>
    public long MaxPerDayPerRecipientXof { get; set; } = 1_000_000;
}
