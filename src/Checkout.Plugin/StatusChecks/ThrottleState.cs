namespace LigdiCash.Checkout.StatusChecks;

// One row of checkout_gateway. PaidUpTo (microseconds): the started checks use the budget until then.
// OpenUntil (milliseconds): no check starts before.
internal sealed record ThrottleState
{
    public const int MaxFailures = 10;
    private const long Second = 1_000_000;
    private const long ProbeInterval = 15_000;

    // Clocks of several nodes differ.
    private const long MaxAhead = 10 * Second;

    // A time further ahead comes from a clock that was wrong.
    public const long MaxOpen = 600_000;

    public long PaidUpTo { get; init; }
    public long Failures { get; init; }
    public long OpenUntil { get; init; }

    public bool IsClosed => Failures < MaxFailures;

    public int Allowed(long now, long perSecond) =>
        IsPaused(now) ? 0 : IsClosed ? (int)(Math.Max(0, Second - Ahead(now)) * perSecond / Second) : 1;

    public ThrottleState After(int checks, long now, long perSecond) => this with
    {
        PaidUpTo = (now * 1_000) + Ahead(now) + (checks * Second / perSecond),
        OpenUntil = IsClosed ? OpenUntil : now + ProbeInterval,
    };

    public long NextAt(long now, long perSecond)
    {
        var wait = Ahead(now) + (Second / perSecond) - Second;
        return Math.Max(IsPaused(now) ? OpenUntil : now, wait > 0 ? now + ((wait + 999) / 1_000) : now);
    }

    private bool IsPaused(long now) => now < OpenUntil && OpenUntil <= now + MaxOpen;

    private long Ahead(long now) => PaidUpTo - (now * 1_000) is > 0 and <= MaxAhead and var ahead ? ahead : 0;
}
