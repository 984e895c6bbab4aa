namespace Checkout.Plugin;

// One row of checkout_gateway: up to when (microseconds) the looks that were begun use up what may be asked, how many in a row brought nothing, and when (milliseconds) it may be asked again.
internal sealed record ThrottleState
{
    // So many looks in a row without an answer, and the gateway is only probed.
    public const int MaxFailures = 10;

    private const long Second = 1_000_000;
    private const long ProbeInterval = 15_000;

    // Nodes read the time a little differently.
    private const long MaxAhead = 10 * Second;

    // What lies further ahead was written by a clock that has been put right since.
    public const long MaxOpen = 600_000;

    public long PaidUpTo { get; init; }

    public long Failures { get; init; }

    public long OpenUntil { get; init; }

    public bool IsClosed => Failures < MaxFailures;

    // How many looks may begin now: what a second holds less what it held already.
    public int Allowed(long now, long perSecond) => IsPaused(now) ? 0 : IsClosed ? (int)(Math.Max(0, Second - Ahead(now)) * perSecond / Second) : 1;

    public ThrottleState After(int checks, long now, long perSecond) => this with
    {
        PaidUpTo = (now * 1_000) + Ahead(now) + (checks * Second / perSecond),
        OpenUntil = IsClosed ? OpenUntil : now + ProbeInterval,
    };

    // When at least one look may begin.
    public long NextAt(long now, long perSecond)
    {
        var mustPass = Ahead(now) + (Second / perSecond) - Second;
        return Math.Max(IsPaused(now) ? OpenUntil : now, mustPass > 0 ? now + ((mustPass + 999) / 1_000) : now);
    }

    private bool IsPaused(long now) => now < OpenUntil && OpenUntil <= now + MaxOpen;

    private long Ahead(long now) => PaidUpTo - (now * 1_000) is > 0 and <= MaxAhead and var ahead ? ahead : 0;
}
