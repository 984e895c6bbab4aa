using System.Text;

namespace LigdiCash.Client;

// Texts that are safe to send, to store and to show: no control characters, no halves of characters, 255 at most.
internal static class WireText
{
    public const int Longest = 255;

    private const string Mark = "\uFFFD";

    public static string Of(string? text) => Clean(text, replacement: "");

    // The same, with U+FFFD where something was taken out, so that a cleaned text never equals a clean one.
    public static string Marked(string text) => text.Length > Longest ? Mark : Clean(text, Mark);

    private static string Clean(string? text, string replacement)
    {
        if (text is not null && IsPlain(text))
        {
            return text;
        }

        var clean = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var next = Rune.IsControl(rune) ? replacement : rune.ToString();
            if (clean.Length + next.Length > Longest)
            {
                break;
            }

            clean.Append(next);
        }

        return clean.ToString();
    }

    // Nearly every text: short, and nothing in it that has to be looked at.
    private static bool IsPlain(string text) => text.Length <= Longest
        && !text.AsSpan().ContainsAnyInRange('\0', '\x1F') && !text.AsSpan().ContainsAnyInRange('\x7F', '\x9F') && !text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
}
