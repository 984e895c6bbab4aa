using System.Globalization;

namespace LigdiCash.Client;

/// <summary>Reads the one-time codes of operators and of the wallet, for <see cref="DirectPayin.Otp"/>.</summary>
public static class OneTimeCode
{
    private const int MaxLength = 12;

    /// <summary>Reads a code as payers type and paste it: in groups, with dashes, invisible characters or digits of other scripts.
    /// Null: the text has no code.</summary>
    public static Secret? Read(string? text)
    {
        var code = string.Concat((text ?? "").Where(character => !IsSeparator(character)).Select(InAscii));
        return code.Length > 0 ? new(code) : null;
    }

    /// <summary>Whether a code has the form of one: at most 12 Latin letters and digits.</summary>
    public static bool IsValid(Secret code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var text = code.Reveal();
        return text.Length <= MaxLength && text.All(char.IsAsciiLetterOrDigit);
    }

    private static bool IsSeparator(char character) => char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static char InAscii(char character) =>
        CharUnicodeInfo.GetDecimalDigitValue(character) is >= 0 and var digit ? (char)('0' + digit) : character;
}
