using System.Globalization;
using System.Text;

namespace LigdiCash.Client.MobileMoney;

// Reads a number by the plans of operators.json. Numbers of other countries are checked by their length only: the gateway may add some.
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
        return FaultOf(written, digits) is { } fault ? ("", fault)
            : isInternational || country is null ? International(digits)
            : National(digits, country);
    }

    private static (string Digits, string? Fault) International(string digits) => Known(digits) switch
    {
        null => (digits, FaultOf(digits)),
        var country when Complete(digits, country) is { } full => (full, null),
        var country => ("", FaultOf(country)),
    };

    // Without a plus sign, the number is national, or it begins with the code of a known country.
    private static (string Digits, string? Fault) National(string digits, OperatorCountry country)
    {
        if ((country.Complete(digits) ?? (Known(digits) is { } other ? Complete(digits, other) : null)) is { } full)
        {
            return (full, null);
        }

        var unknown = HasCode(digits, country.DialCode) ? digits : country.DialCode + digits;
        return country.Numbers.Count > 0 ? ("", FaultOf(country)) : (unknown, FaultOf(unknown));
    }

    private static OperatorCountry? Known(string digits) =>
        Operators.Default.Countries.FirstOrDefault(country => digits.StartsWith(country.DialCode, StringComparison.Ordinal));

    private static string? Complete(string digits, OperatorCountry country) => country.Complete(digits[country.DialCode.Length..]);

    // Pasted numbers hold invisible direction marks, dashes of all kinds and digits of other scripts.
    private static string Normalized(string? text) =>
        string.Concat((text ?? "").EnumerateRunes().Where(rune => !IsSeparator(rune)).Select(InAscii));

    private static bool IsSeparator(Rune rune) => rune.Value is '\t' or '.' or '/' or '(' or ')' or MinusSign
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static string InAscii(Rune rune) => rune.Value == FullWidthPlus ? "+"
        : Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber
            ? Rune.GetNumericValue(rune).ToString(CultureInfo.InvariantCulture) : rune.ToString();

    private static string? FaultOf(string written, string digits) =>
        written.Length == 0 ? "The phone number is empty."
        : digits.All(char.IsAsciiDigit) ? null
        : "The phone number holds something other than digits, spaces, dots, dashes, brackets and a plus sign in front.";

    private static string? FaultOf(string full) =>
        full.StartsWith('0') ? "The phone number begins with 0: it must begin with its country code, such as 226."
        : full.Length < MinDigits ? $"The phone number is too short: with its country code it must have {MinDigits} to {MaxDigits} digits."
        : full.Length > MaxDigits ? $"The phone number is too long: with its country code it must have {MinDigits} to {MaxDigits} digits."
        : null;

    private static string FaultOf(OperatorCountry country) => $"The phone number is not a mobile number of {country.Name}: "
        + $"write it as {country.Example} or +{country.DialCode} {country.Example}.";

    private static bool HasCode(string digits, string code) =>
        digits.Length >= code.Length + MinNationalDigits && digits.StartsWith(code, StringComparison.Ordinal);
}
