using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Checkout.Plugin.Tests.Fuzzing;

// Generators for the inputs of the laws.
internal static class Any
{
    // Texts that break parsers: separators, quotes, NULs, half characters, other digits, bidirectional controls.
    private static readonly string[] Traps =
    [
        "", " ", "0", "00", "-1", "+", "%", "%00", "%2f", "&", "=", ";", ",", ".", "..", "/", "//", "\\", "@", ":", "#", "?", "[", "]", "{",
        "}", "\"", "'", "<script>", "\0", "\t", "\r\n", "\u007f", "\u0085", "\u00a0",
        "\u200b", "\u202e", "\ufeff", "\ufffd", "\ud800", "\udc00", "😀", "é", "e\u0301", "ＡＢＣ", "０１２", "٣٤٥", "ı", "K", "completed",
        "transaction_id", "custom_data", "null", "true", "NaN", "1e3", "226", "70000001", "javascript:", "data:",
    ];

    public static Gen<string> Trap => Gen.Elements(Traps);

    public static Gen<string> Text =>
        Gen.OneOf(
            Trap,
            Gen.Choose('!', '~').Select(letter => ((char)letter).ToString()),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""))
            .ListOf().Select(pieces => string.Concat(pieces));

    // Valid text: any letters, no control characters, limited length.
    public static Gen<string> ProperText => Of("abcXYZ019 ._:-/+&=%[]{}\"'\\éß😀中", 1, 100);

    public static Gen<string> Id => Of("0123456789abcdef", CheckoutId.Length, CheckoutId.Length);

    public static Gen<long> Amount =>
        Gen.OneOf(
            Gen.Choose(0, 3_000_000).Select(it => (long)it),
            Gen.Elements(long.MinValue, -1L, 0L, 1L, int.MaxValue, uint.MaxValue, long.MaxValue / 2, long.MaxValue),
            ArbMap.Default.GeneratorFor<long>());

    public static Gen<string> Of(string alphabet, int min, int max)
    {
        Rune[] letters = [.. alphabet.EnumerateRunes()];
        return from length in Gen.Choose(min, max)
               from picked in Gen.Elements(letters).ArrayOf(length)
               select string.Concat(picked);
    }

    // Almost this text: another case, truncated, or with an insertion.
    public static Gen<string> Near(string text) =>
        from trap in Trap
        from at in Gen.Choose(0, Math.Max(0, text.Length - 1))
        from near in Gen.Elements(
            text.ToUpperInvariant(),
            text[..at],
            text + trap,
            trap + text,
            text.Insert(at, trap),
            text[..at] + trap + text[Math.Min(text.Length, at + 1)..],
            text)
        select near;
}
