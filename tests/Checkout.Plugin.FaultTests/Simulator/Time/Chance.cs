namespace Checkout.Plugin.Tests.Simulator;

// All chance in a simulation, from one number (SplitMix64): the same number, the same throws.
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Throw()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public double Share() => (Throw() >> 11) * (1.0 / (1UL << 53));

    public bool Falls(double chance) => chance > 0 && Share() < chance;

    public int Below(int end) => (int)(Share() * end);

    public int Between(int least, int most) => least + Below(most - least + 1);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public TimeSpan Between(TimeSpan least, TimeSpan most) => least + ((most - least) * Share());

    // As many of a tenth of the time as of the time.
    public TimeSpan About(TimeSpan least, TimeSpan most) => least * Math.Pow(most / least, Share());

    public string Hex(int length) => string.Create(length, this, static (letters, dice) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = "0123456789abcdef"[dice.Below(16)];
        }
    });
}
