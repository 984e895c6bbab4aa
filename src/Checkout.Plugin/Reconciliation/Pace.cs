namespace Checkout.Plugin;

// One row of checkout_gateway: up to when (microseconds) the looks that were begun use up what may be asked, how many in a row brought nothing, and when (milliseconds) it may be asked again.
internal sealed record Pace
{
    // So many looks in a row without an answer, and the gateway is only probed.
    public const int MostFailures = 10;

    private const long Second = 1_000_000;
    private const long ProbeDistance = 15_000;

    // Nodes read the time a little differently.
    private const long FarthestAhead = 10 * Second;

    // What lies further ahead was written by a clock that has been put right since.
    public const long LongestRest = 600_000;

    public long PaidUpTo { get; init; }

    public long Failures { get; init; }

    public long OpensAt { get; init; }

    public bool IsOpen => Failures < MostFailures;

    // How many looks may begin now: what a second holds less what it held already.
    public int Allowed(long now, long perSecond) => IsShut(now) ? 0 : IsOpen ? (int)(Math.Max(0, Second - Ahead(now)) * perSecond / Second) : 1;

    public Pace After(int looks, long now, long perSecond) => this with
    {
        PaidUpTo = (now * 1_000) + Ahead(now) + (looks * Second / perSecond),
        OpensAt = IsOpen ? OpensAt : now + ProbeDistance,
    };

    // When at least one look may begin.
    public long NextAt(long now, long perSecond)
    {
        var mustPass = Ahead(now) + (Second / perSecond) - Second;
        return Math.Max(IsShut(now) ? OpensAt : now, mustPass > 0 ? now + ((mustPass + 999) / 1_000) : now);
    }

    private bool IsShut(long now) => now < OpensAt && OpensAt <= now + LongestRest;

    private long Ahead(long now) => PaidUpTo - (now * 1_000) is > 0 and <= FarthestAhead and var ahead ? ahead : 0;
}
