namespace Checkout.Plugin.Tests.Simulator;

// Times in which nobody asks, from when it is written down that nobody may.
internal sealed class Rest
{
    // Whoever claimed a look before that asks still; a claim that took longer is dropped, a third of its lease.
    public const long UnderWay = 10_000;

    // Two nodes that have read the same clock are a few milliseconds apart.
    public const long ClocksApart = 10;
    private readonly List<(long From, long Until)> _spells = [];

    public void Begins(long now, long until) => _spells.Add((now + UnderWay, until - ClocksApart));

    public void Ends() => _spells.Clear();

    public bool Allows(long now)
    {
        _spells.RemoveAll(spell => spell.Until <= now);
        return !_spells.Exists(spell => spell.From < now);
    }
}
