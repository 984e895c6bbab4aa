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
            if (cleaned.Length + rune.Utf16SequenceLength > MaxLength)
            {
                break;
            }

            Append(rune, cleaned);
        }

        return cleaned.ToString().Trim();
    }

    private static void Append(Rune rune, StringBuilder cleaned)
    {
        switch (Rune.GetUnicodeCategory(rune))
        {
            case UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator:
                cleaned.Append(' ');
                break;
            case UnicodeCategory.Format:
                break;
            default:
                cleaned.Append(rune.ToString());
                break;
        }
    }
}
