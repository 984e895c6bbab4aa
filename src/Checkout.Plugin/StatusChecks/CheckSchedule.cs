namespace LigdiCash.Checkout.StatusChecks;

// The status checks that need no trigger: ten dense ones, then one each time the payment's age doubles, at most a fortnight apart.
// Without a callback, a paid payment is found before its age has doubled.
internal static class CheckSchedule
{
    private const int DenseChecks = 10;
    private const int MaxUnansweredChecks = 48;

    // Tokens may expire after a day. One check must come before.
    private static readonly TimeSpan WithinADay = TimeSpan.FromHours(23);
    public static readonly TimeSpan MaxGap = TimeSpan.FromDays(14);
    public static readonly TimeSpan MaxGapWhenUnanswered = TimeSpan.FromHours(1);
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(30);

    public static DateTimeOffset? Next(DateTimeOffset createdAt, DateTimeOffset now, ReconciliationOptions options)
    {
        var age = now - createdAt;
        var denseUntil = options.FirstCheckAfter + (options.Interval * DenseChecks);
        TimeSpan[] milestones = [WithinADay, options.ExpireAfter, GiveUpAfter];
        return age switch
        {
            _ when age < options.FirstCheckAfter => createdAt + options.FirstCheckAfter,
            _ when age < denseUntil => now + options.Interval,
            _ when age >= GiveUpAfter => null,
            _ => createdAt + milestones.Where(milestone => age < milestone).Append(age + Gap(age, createdAt)).Min(),
        };
    }

    // An unanswered check is repeated with backoff for about two days: the callback that caused it may have been the only one.
    public static DateTimeOffset? SoonIfUnanswered(
        DateTimeOffset? scheduled, long unansweredChecks, DateTimeOffset now, ReconciliationOptions options)
    {
        if (unansweredChecks is 0 or > MaxUnansweredChecks)
        {
            return scheduled;
        }

        var gap = options.MinimumGap * Math.Pow(2, Math.Min(unansweredChecks, 16) - 1);
        var soon = now + (gap < MaxGapWhenUnanswered ? gap : MaxGapWhenUnanswered);
        return scheduled < soon ? scheduled : soon;
    }

    // A jitter of up to a tenth spreads payments that were created together.
    private static TimeSpan Gap(TimeSpan age, DateTimeOffset createdAt) =>
        (age < MaxGap ? age : MaxGap) * (1 - (createdAt.ToUnixTimeMilliseconds() % 101 / 1_000d));
}
