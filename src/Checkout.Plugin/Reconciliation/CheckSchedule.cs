namespace Checkout.Plugin;

// When a payment is looked at next although nobody asked: first after two minutes, ten times a quarter of a minute apart, then each time its age has doubled,
// once more shortly before it is a day old and when it expires, and after two weeks every fortnight until it is a month old. So whoever pays is found within the payment's own age.
internal static class CheckSchedule
{
    private const int DenseChecks = 10;
    private const int MaxUnansweredChecks = 48;

    // The gateway's tokens may end after a day; the last look before must not be missed.
    private static readonly TimeSpan WithinADay = TimeSpan.FromHours(23);
    public static readonly TimeSpan MaxGap = TimeSpan.FromDays(14);
    public static readonly TimeSpan MaxGapWhenUnanswered = TimeSpan.FromHours(1);
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(30);

    public static DateTimeOffset? Next(DateTimeOffset createdAt, DateTimeOffset now, ReconciliationOptions options)
    {
        var age = now - createdAt;
        var denseUntil = options.FirstCheckAfter + (options.Interval * DenseChecks);
        if (age < options.FirstCheckAfter)
        {
            return createdAt + options.FirstCheckAfter;
        }

        if (age < denseUntil)
        {
            return now + options.Interval;
        }

        TimeSpan[] milestones = [WithinADay, options.ExpireAfter, GiveUpAfter];
        var doubled = age + Gap(age, createdAt);
        return age >= GiveUpAfter ? null : createdAt + milestones.Where(milestone => age < milestone).Append(doubled).Min();
    }

    // A look that a gateway in trouble did not answer is made up for soon, however old the payment is: what made it due may have been the only word of the money.
    // At growing distances, for about two days.
    public static DateTimeOffset? NextWhenUnanswered(DateTimeOffset? scheduled, long unanswered_checks, DateTimeOffset now, ReconciliationOptions options)
    {
        var gap = options.MinimumGap * Math.Pow(2, Math.Min(unanswered_checks, 16) - 1);
        var soon = now + (gap < MaxGapWhenUnanswered ? gap : MaxGapWhenUnanswered);
        return unanswered_checks > MaxUnansweredChecks || scheduled < soon ? scheduled : soon;
    }

    // Up to a tenth sooner, so that what was begun together is not looked at together for ever.
    private static TimeSpan Gap(TimeSpan age, DateTimeOffset createdAt) => (age < MaxGap ? age : MaxGap) * (1 - (createdAt.ToUnixTimeMilliseconds() % 101 / 1_000d));
}
