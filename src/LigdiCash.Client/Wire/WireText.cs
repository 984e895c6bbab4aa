using System.Text;

namespace LigdiCash.Client.Wire;

// Cleans texts to send, store and log: at most 255 characters, no control characters, line breaks, direction marks or lone surrogates.
internal static class WireText
{
    public const int MaxLength = 255;

    private const string Mark = "\uFFFD";

    public static string Of(string? text) => Clean(text, replacement: "");

    // Marks each removal with U+FFFD, so that a cleaned text never equals a clean one.
    public static string Marked(string text) => text.Length > MaxLength ? Mark : Clean(text, Mark);

    private static string Clean(string? text, string replacement)
    {
        if (text is not null && IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var next = IsUnseen(rune) ? replacement : rune.ToString();
            if (clean.Length + next.Length > MaxLength)
            {
                break;
            }

            clean.Append(next);
        }

        return clean.ToString();
    }

    private static bool IsUnseen(Rune rune) => Rune.IsControl(rune) || rune.Value is >= 0x2028 and <= 0x202E;

    private static bool IsPlain(string text) => text.Length <= MaxLength
        && !text.AsSpan().ContainsAnyInRange('\0', '\x1F')
        && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F')
        && !text.AsSpan().ContainsAnyInRange('\u2028', '\u202E')
        && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
