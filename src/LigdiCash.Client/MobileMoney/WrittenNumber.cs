using System.Globalization;
using System.Text;

namespace LigdiCash.Client.MobileMoney;

// Lengths are checked leniently: the gateway's masks contradict its examples.
internal static class WrittenNumber
{
    private const int MinDigits = 10;
    private const int MaxDigits = 15;

    // Every country has at least this many digits after its code. With fewer, the leading digits belong to the number.
    private const int MinNationalDigits = 8;
    private const int MinusSign = 0x2212;
    private const int FullWidthPlus = 0xFF0B;

    public static (string Digits, string? Fault) Read(string? text, OperatorCountry? country)
    {
        var written = Normalized(text);
        var isInternational = written.StartsWith('+') || written.StartsWith("00", StringComparison.Ordinal);
        var digits = isInternational ? written[(written[0] == '+' ? 1 : 2)..] : written;
        if (FaultOf(written, digits) is { } fault)
        {
            return ("", fault);
        }

        var full = WithoutTrunk(isInternational || country is null ? digits : International(digits, country));
        return (full, FaultOf(full));
    }

    // Pasted numbers hold invisible direction marks, dashes of all kinds and digits of other scripts.
    private static string Normalized(string? text) =>
        string.Concat((text ?? "").EnumerateRunes().Where(rune => !IsSeparator(rune)).Select(InAscii));

    private static bool IsSeparator(Rune rune) => rune.Value is '\t' or '.' or '/' or '(' or ')' or MinusSign
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static string InAscii(Rune rune) => rune.Value == FullWidthPlus ? "+"
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
            ? Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture) : rune.ToString();

    private static string International(string digits, OperatorCountry country)
    {
        if (HasCode(digits, country.DialCode))
        {
            return digits;
        }

        var isTrunk = country.TrunkPrefix is { Length: > 0 } trunk && digits.StartsWith(trunk, StringComparison.Ordinal);
        return country.DialCode + (isTrunk ? digits[country.TrunkPrefix!.Length..] : digits);
    }

    // Some people write the national prefix after the country code: +243 0…
    private static string WithoutTrunk(string digits) => Operators.Default.Countries.FirstOrDefault(
        country => country.TrunkPrefix is { Length: > 0 } trunk && HasCode(digits, country.DialCode + trunk)) is { } country
            ? country.DialCode + digits[(country.DialCode.Length + country.TrunkPrefix!.Length)..]
            : digits;

    private static string? FaultOf(string written, string digits) =>
        written.Length == 0 ? "The phone number is empty."
        : digits.All(char.IsAsciiDigit) ? null
        : "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.";

    private static string? FaultOf(string full) =>
        full.StartsWith('0') ? "The phone number begins with 0: it must begin with its country code, such as 226."
        : full.Length < MinDigits ? $"The phone number is too short: with its country code it must have {MinDigits} to {MaxDigits} digits."
        : full.Length > MaxDigits ? $"The phone number is too long: with its country code it must have {MinDigits} to {MaxDigits} digits."
        : Operators.Default.Countries.Any(country => HasCode(full, country.DialCode + country.DialCode))
            ? "The phone number has its country code twice."
        : null;

    private static bool HasCode(string digits, string code) =>
        digits.Length >= code.Length + MinNationalDigits && digits.StartsWith(code, StringComparison.Ordinal);
}
