using System.Globalization;
using System.Text;

namespace Checkout.Plugin;

// What the shop's handler says, fit for a log and a journal: on one line, in one direction, and with an end.
internal static class HandlerText
{
    public const int MaxLength = 500;

    // As both databases take it, too: no half of a character, and no end of a text in its middle.
    public static string Clean(string? text)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            Append(rune, cleaned);
            if (cleaned.Length > MaxLength)
            {
                cleaned.Length -= rune.Utf16SequenceLength;
                break;
            }
        }

        return cleaned.ToString().TrimEnd();
    }

    private static bool IsBlank(Rune rune) => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);

    private static void Append(Rune rune, StringBuilder cleaned)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Format:
            case var _ when cleaned.Length == 0 && IsBlank(rune):
                break;
            case var _ when IsBlank(rune):
                cleaned.Append(' ');
                break;
            default:
                cleaned.Append(rune.ToString());
                break;
        }
    }
}
