namespace Checkout.Plugin.Tests.Simulator;

// All random numbers of a simulation (SplitMix64): the same seed, the same numbers.
internal sealed class SeededRandom(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double chance) => chance > 0 && NextDouble() < chance;

    public int NextInt(int end) => (int)(NextDouble() * end);

    public int Between(int min, int max) => min + NextInt(max - min + 1);

    public T Pick<T>(IReadOnlyList<T> choices) => choices[NextInt(choices.Count)];

    public TimeSpan Between(TimeSpan min, TimeSpan max) => min + ((max - min) * NextDouble());

    // Uniform in the logarithm: short times are as likely as long ones.
    public TimeSpan LogUniform(TimeSpan min, TimeSpan max) => min * Math.Pow(max / min, NextDouble());

    public string Hex(int length) => string.Create(length, this, static (letters, random) =>
    {
        for (var at = 0; at < letters.Length; at++)
        {
            letters[at] = "0123456789abcdef"[random.NextInt(16)];
        }
    });
}
