namespace Checkout.Plugin.Tests.LigdiCash;

// The same mutations at every run, so that a failure can be reproduced.
internal sealed class Chance(uint seed)
{
    private static readonly byte[] Spice = [0, 0x22, 0x25, 0x26, 0x3D, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0xC3, 0xED, 0xEF, 0xFF];

    private uint _state = seed;

    public T OneOf<T>(T[] choices) => choices[Below(choices.Length)];

    // Xorshift: evenly spread is all it has to be.
    public int Below(int limit)
    {
        _state ^= _state << 13;
        _state ^= _state >> 17;
        _state ^= _state << 5;
        return limit <= 0 ? 0 : (int)(_state % (uint)limit);
    }

    public byte[] Mutate(byte[] body, byte[] other)
    {
        var mutated = body.ToList();
        for (var times = Below(4) + 1; times > 0 && mutated.Count > 0; times--)
        {
            var at = Below(mutated.Count);
            switch (Below(5))
            {
                case 0: mutated[at] = (byte)Below(256); break;
                case 1: mutated[at] = OneOf(Spice); break;
                case 2: mutated.Insert(at, OneOf(Spice)); break;
                case 3: mutated.RemoveRange(at, Below(mutated.Count - at) / 4); break;
                default: mutated.InsertRange(at, other.Skip(Below(other.Length)).Take(40)); break;
            }
        }

        return [.. mutated];
    }
}
