using System.Globalization;
using System.Security.Cryptography;

namespace Checkout.Plugin.Tests;

// Chance that can be had again: what a trial throws depends on the seed and on the trial's number, and on nothing else.
internal sealed class Dice(int seed)
{
    private ulong _state;

    // Another one at every run, unless one is to be played again.
    public static int Seed { get; } = Environment.GetEnvironmentVariable("CHECKOUT_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture)
        : RandomNumberGenerator.GetInt32(1_000_000);

    public Dice For(long trial)
    {
        _state = ((ulong)seed << 40) ^ (ulong)trial;
        return this;
    }

    public int Below(int limit) => limit <= 1 ? 0 : (int)(Next() % (ulong)limit);

    // As often of one digit as of five: most are small, some are as large as they may be.
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
