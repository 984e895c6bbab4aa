namespace LigdiCash.Checkout.Payments;

// Automatic checks: every minute for ten minutes, then whenever the age has doubled, at least every six hours, for a week.
// A payout that was not completed is checked for one more week: its late completion would duplicate a replacement.
internal static class PayoutSchedule
{
    private const int DenseChecks = 10;
    private static readonly TimeSpan DenseGap = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan MaxGap = TimeSpan.FromHours(6);

    // The gateway requires 30 to 60 seconds between two confirms of one payout (page payout/verify-status).
    public static readonly TimeSpan MinGap = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

    public static DateTimeOffset? Next(DateTimeOffset sentAt, DateTimeOffset now)
    {
        var age = now - sentAt;
        return age >= GiveUpAfter ? null
            : age < DenseGap * DenseChecks ? now + DenseGap
            : now + (age < MaxGap ? age : MaxGap);
    }

    public static DateTimeOffset? NextAfterTheEnd(DateTimeOffset endedAt, DateTimeOffset now) =>
        now - endedAt >= GiveUpAfter ? null : now + MaxGap;
}
