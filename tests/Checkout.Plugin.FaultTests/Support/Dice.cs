using System.Globalization;
using System.Security.Cryptography;

namespace Checkout.Plugin.Tests;

// Reproducible random numbers: they depend only on the seed and the trial's number.
internal sealed class Dice(int seed)
{
    private ulong _state;

    // CHECKOUT_SEED replays a run. Otherwise each run has a new seed.
    public static int Seed { get; } = Environment.GetEnvironmentVariable("CHECKOUT_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : RandomNumberGenerator.GetInt32(1_000_000);

    public Dice For(long trial)
    {
        _state = ((ulong)seed << 40) ^ (ulong)trial;
        return this;
    }

    public int Below(int limit) => limit <= 1 ? 0 : (int)(Next() % (ulong)limit);

    // Each order of magnitude is equally frequent.
    public int Sized(int limit) => Below(Math.Min(limit, 1 << Below(17)));

    public bool Chance(int oneIn) => Below(oneIn) == 0;

    public T OneOf<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public string Hex(int length) => string.Create(length, this, (text, dice) =>
    {
        foreach (ref var letter in text)
        {
            letter = "0123456789abcdef"[dice.Below(16)];
        }
    });

    // SplitMix64.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
