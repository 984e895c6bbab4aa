namespace Checkout.Plugin;

// When a payout is looked at next although nobody asked: ten times a minute apart, then each time its age has doubled but at least every six hours,
// and after a week not at all: then a person looks. What was not completed is looked at every six hours for a week more: a replacement may be on its way when it completes after all.
internal static class PayoutSchedule
{
    private const int DenseChecks = 10;
    private static readonly TimeSpan DenseGap = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan MaxGap = TimeSpan.FromHours(6);

    // The gateway wants 30 to 60 seconds between two confirms of one payout, whoever asks for them (page payout/verify-status).
    public static readonly TimeSpan MinGap = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(7);

    public static DateTimeOffset? Next(DateTimeOffset sentAt, DateTimeOffset now)
    {
        var age = now - sentAt;
        if (age >= GiveUpAfter)
        {
            return null;
        }

        return age < DenseGap * DenseChecks ? now + DenseGap : now + (age < MaxGap ? age : MaxGap);
    }

    public static DateTimeOffset? NextAfterTheEnd(DateTimeOffset endedAt, DateTimeOffset now) => now - endedAt >= GiveUpAfter ? null : now + MaxGap;
}
