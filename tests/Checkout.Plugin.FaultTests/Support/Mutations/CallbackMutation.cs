namespace Checkout.Plugin.Tests;

// A mutation of a callback's body. Every trial also draws a content type.
internal sealed record CallbackMutation(string Name, Action<MutableBody, Dice> Apply)
{
    public static readonly CallbackMutation[] All =
    [
        new("truncated", (body, dice) => Truncate(body, dice.Below(body.Length))),
        new("a bit flipped", (body, dice) => Touch(body, dice, old => (byte)(old ^ (1 << dice.Below(8))))),
        new("a byte replaced", (body, dice) => Touch(body, dice, _ => (byte)dice.Below(256))),
        new("a part missing", (body, dice) => RemovePart(body, dice.Below(body.Length), dice)),
        new("a word inserted", (body, dice) => Insert(body, dice, BodyFragments.Words)),
        new("a word repeated", (body, dice) => Insert(body, dice, BodyFragments.Words, dice.Sized(9_000))),
        new("a part of another callback inserted", (body, dice) => Graft(body, dice.OneOf(CallbackBodies.All), dice)),
        new("two callbacks in one", (body, dice) => body.Insert(body.Length, dice.OneOf(CallbackBodies.All))),
        new("a key twice", (body, dice) => body.Insert(Math.Min(1, body.Length), dice.OneOf(BodyFragments.Members))),
        new("a key very often", (body, dice) =>
            body.Insert(Math.Min(1, body.Length), dice.OneOf(BodyFragments.Members), dice.Sized(3_000))),
        new("a strange number", (body, dice) => Insert(body, dice, BodyFragments.Numbers)),
        new("a huge number", (body, dice) => ReplaceDigit(body, dice.Sized(60_000))),
        new("a byte order mark", (body, dice) =>
            body.Insert(dice.Chance(2) ? 0 : dice.Below(body.Length), BodyFragments.ByteOrderMark, 1 + dice.Below(3))),
        new("NULs", (body, dice) => body.Insert(dice.Below(body.Length + 1), BodyFragments.Nul, 1 + dice.Sized(9_000))),
        new("no UTF-8", (body, dice) => Insert(body, dice, BodyFragments.NoText)),
        new("many form keys", (body, dice) => body.Insert(body.Length, dice.OneOf(BodyFragments.FormKeys), dice.Sized(9_000))),
        new("nested", (body, dice) => body.Insert(0, dice.OneOf(BodyFragments.Openings), 1 + dice.Below(20))),
        new("very deep", (body, dice) => body.Insert(dice.Below(body.Length + 1), dice.OneOf(BodyFragments.Openings), dice.Sized(60_000))),
    ];

    private static void Truncate(MutableBody body, int length) => body.Remove(length, body.Length - length);

    private static void Touch(MutableBody body, Dice dice, Func<byte, byte> change)
    {
        if (!body.Span.IsEmpty)
        {
            ref var target = ref body.Span[dice.Below(body.Length)];
            target = change(target);
        }
    }

    private static void RemovePart(MutableBody body, int at, Dice dice) => body.Remove(at, dice.Sized(body.Length - at + 1));

    private static void Insert(MutableBody body, Dice dice, byte[][] pieces, int times = 1) =>
        body.Insert(dice.Below(body.Length + 1), dice.OneOf(pieces), times);

    private static void Graft(MutableBody body, byte[] other, Dice dice)
    {
        var from = dice.Below(other.Length);
        body.Insert(dice.Below(body.Length + 1), other.AsSpan(from, dice.Below(other.Length - from)));
    }

    private static void ReplaceDigit(MutableBody body, int digits)
    {
        if (body.Span.IndexOfAnyInRange((byte)'1', (byte)'9') is >= 0 and var at)
        {
            body.Insert(at, "7"u8, digits);
        }
    }
}
