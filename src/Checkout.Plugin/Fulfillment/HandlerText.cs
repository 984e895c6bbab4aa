namespace LigdiCash.Checkout.Fulfillment;

// Makes a handler's text safe for the log and the journal: one line, no direction marks, a limited length.
internal static class HandlerText
{
    public const int MaxLength = 500;

    // Both databases must accept the result, so it has no lone surrogate and no NUL.
    public static string Clean(string? text)
    {
        var cleaned = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || (isBlank && cleaned.Length == 0))
            {
                continue;
            }

            cleaned.Append(isBlank ? " " : rune.ToString());
            if (cleaned.Length > MaxLength)
            {
                cleaned.Length -= rune.Utf16SequenceLength;
                break;
            }
        }

        return cleaned.ToString().TrimEnd();
    }
}
