using System.Globalization;
using System.Text.Json;

namespace LigdiCash.Client.Wire;

// Whole francs as a number (5000, 5000.0) or as a text ("5000", " 5000 ", "5000.00", "5000,0").
internal static class LenientAmount
{
    public static long? Amount(this JsonElement root, string name)
    {
        if (!root.TryGetProperty(name, out var field))
        {
            return null;
        }

        return field.ValueKind switch
        {
            JsonValueKind.Number => Francs(WithoutZeroDecimals(field.GetRawText())),
            JsonValueKind.String when GatewayJson.Scalar(field) is { Length: > 0 } text => Francs(WithoutTwoZeroDecimals(text.Trim(' '))),
            _ => null,
        };
    }

    // long.TryParse accepts trailing NULs.
    private static long? Francs(string digits) =>
        !digits.AsSpan().ContainsAnyExceptInRange('0', '9')
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var francs) ? francs : null;

    // Two decimals at most: three digits after a separator may be thousands.
    private static string WithoutTwoZeroDecimals(string text) => text switch
    {
        [.. var whole, '.' or ',', '0'] => whole,
        [.. var whole, '.' or ',', '0', '0'] => whole,
        _ => text,
    };

    private static string WithoutZeroDecimals(string number) =>
        number.Contains('.', StringComparison.Ordinal) ? number.TrimEnd('0').TrimEnd('.') : number;
}
