namespace Checkout.Plugin;

// When a payout is looked at next although nobody asked: ten times a minute apart, then each time its age has doubled but at least every six hours,
// and after a week not at all: then a person looks. What was not completed is looked at every six hours for a week more: a replacement may be on its way when it completes after all.
internal static class PayoutSchedule
{
    private const int DenseLooks = 10;
    private static readonly TimeSpan DenseGap = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan LongestGap = TimeSpan.FromHours(6);

    // The gateway wants 30 to 60 seconds between two confirms of one payout, whoever asks for them (page payout/verify-status).
    public static readonly TimeSpan LeastGap = TimeSpan.FromSeconds(30);

    public static readonly TimeSpan Patience = TimeSpan.FromDays(7);

    public static DateTimeOffset? Next(DateTimeOffset sentAt, DateTimeOffset now)
    {
        var age = now - sentAt;
        if (age >= Patience)
        {
            return null;
        }

        return age < DenseGap * DenseLooks ? now + DenseGap : now + (age < LongestGap ? age : LongestGap);
    }

    public static DateTimeOffset? NextAfterTheEnd(DateTimeOffset endedAt, DateTimeOffset now) => now - endedAt >= Patience ? null : now + LongestGap;
}
