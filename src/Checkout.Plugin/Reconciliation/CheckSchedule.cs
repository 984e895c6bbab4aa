namespace Checkout.Plugin;

/// When a payment is looked at next although nobody asked: first after two minutes, ten times a quarter of a minute apart,
/// then each time its age has doubled, and after a week every fortnight until it is a month old.
internal static class CheckSchedule
{
    private const int DenseLooks = 10;
    private static readonly TimeSpan LongestGap = TimeSpan.FromDays(14);
    private static readonly TimeSpan LongestGapInSilence = TimeSpan.FromHours(1);
    private const int PatienceInSilence = 48;
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(30);

    public static DateTimeOffset? Next(DateTimeOffset createdAt, DateTimeOffset now, ReconciliationOptions options)
    {
        var age = now - createdAt;
        var denseUntil = options.FirstCheckAfter + (options.Interval * DenseLooks);
        if (age < options.FirstCheckAfter)
        {
            return createdAt + options.FirstCheckAfter;
        }

        if (age < denseUntil)
        {
            return now + options.Interval;
        }

        return age > GivesUpAfter ? null : now + (age < LongestGap ? age : LongestGap);
    }

    /// A look that a gateway in trouble did not answer is made up for soon, however old the payment is: what made it due may have been the only word of the money.
    /// At growing distances, for about two days.
    public static DateTimeOffset? NextAfterSilence(DateTimeOffset? scheduled, long misses, DateTimeOffset now, ReconciliationOptions options)
    {
        var gap = options.MinimumGap * Math.Pow(2, Math.Min(misses, 16) - 1);
        var soon = now + (gap < LongestGapInSilence ? gap : LongestGapInSilence);
        return misses > PatienceInSilence || scheduled < soon ? scheduled : soon;
    }
}
