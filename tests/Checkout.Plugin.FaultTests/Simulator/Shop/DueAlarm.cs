namespace Checkout.Plugin.Tests.Simulator;

// Wakes nodes when something is due. The product's own loops ask for that every few seconds, which is too dear for a week; here the database tells whatever becomes due.
internal sealed class DueAlarm(SimulatedWorld world)
{
    private const string Looks = """
        SELECT MIN(due) FROM (SELECT (SELECT MIN(due_at) FROM checkout_payment WHERE priority = 0 AND due_at IS NOT NULL) AS due
            UNION ALL SELECT MIN(due_at) FROM checkout_payment WHERE priority = 1 AND due_at IS NOT NULL UNION ALL SELECT MIN(due_at) FROM checkout_payment WHERE priority = 2 AND due_at IS NOT NULL)
        """;

    private const string HandOvers = "SELECT MIN(due_at) FROM checkout_fulfillment WHERE status = 'Queued'";
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private long? _rings;

    // What was due earlier and is not done is due still.
    public void RingAt(long at)
    {
        at = Math.Max(at, world.Timeline.Now);
        if (_rings <= at)
        {
            return;
        }

        _rings = at;
        world.Timeline.At(at, Lifetime.Everlasting, () => Ring(at));
    }

    private void Ring(long at)
    {
        if (_rings != at)
        {
            return;
        }

        _rings = null;
        Wake(Looks, node => node.LooksForMoney());
        Wake(HandOvers, node => node.LooksForHandOvers());
    }

    private void Wake(string sql, Action<SimulatedNode> wake)
    {
        if (world.Server.NextDue(sql) is not { } due)
        {
            return;
        }

        if (due > world.Timeline.Now)
        {
            RingAt(due);
            return;
        }

        foreach (var node in world.Dice.Falls(0.2) ? world.Nodes.ToArray() : [.. new[] { world.AnyNode() }.OfType<SimulatedNode>()])
        {
            wake(node);
        }

        // Whoever was woken may be unable, or die of it.
        RingAt(world.Timeline.Now + (long)world.Dice.Between(TimeSpan.FromSeconds(1), Sweep).TotalMilliseconds);
    }
}
