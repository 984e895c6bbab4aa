namespace Checkout.Plugin.Tests.Simulator;

// Times without confirms, which begin when the pause is stored.
internal sealed class PauseRule
{
    // A check that was claimed before still sends its confirm. A claim that takes longer, a third of its lease, is dropped.
    public const long UnderWay = 10_000;

    // Two nodes that have read the same clock differ by a few milliseconds.
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
