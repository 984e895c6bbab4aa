namespace Checkout.Plugin.Tests.Simulator;

// The budget of confirms: those of a second at once, then as many in each second. The product counts a check when it is claimed.
// A check whose commit was slow starts beside the next ones: where something may stall, those of two seconds may come at once.
internal sealed class BudgetRule(FaultPlan faults)
{
    private const double PerSecond = 10;

    // Two nodes that have read the same clock differ by a few milliseconds.
    private const double ClocksApart = 0.1;
    private readonly double _atOnce =
        (faults.IsPossible(Fault.DatabaseStalls) || faults.IsPossible(Fault.NodeFreezes) ? 2 * PerSecond : PerSecond) + ClocksApart;
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
