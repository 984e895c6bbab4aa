namespace Checkout.Plugin.Tests.Simulator;

// What may be asked of the gateway in all: a second's worth at once, then as much in each second. Looks are counted when they are claimed, one claim after another;
// one whose commit took its time begins beside the next, so that where something may stall there are two seconds' worth at once.
internal sealed class Budget(Weather weather)
{
    private const double PerSecond = 10;

    // Two nodes that have read the same clock are a few milliseconds apart.
    private const double ClocksApart = 0.1;
    private readonly double _atOnce = (weather.Brings(Fault.DatabaseStalls) || weather.Brings(Fault.NodeFreezes) ? 2 * PerSecond : PerSecond) + ClocksApart;
    private double _used;
    private long _at;

    // False: one more is too many.
    public bool Allows(long now)
    {
        _used = Math.Max(0, _used - ((now - _at) * PerSecond / 1_000)) + 1;
        _at = now;
        return _used <= _atOnce;
    }
}
