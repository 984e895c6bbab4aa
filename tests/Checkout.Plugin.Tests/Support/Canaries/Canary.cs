using System.Text.RegularExpressions;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

internal enum CanaryKind
{
    Key,
    Token,
    Number,
    Code,
    Person,
}

// A secret text that may appear only where it belongs.
internal sealed partial record Canary(CanaryKind Kind, string Text)
{
    // All tokens of the emulator begin with this JWT header, and no other text does.
    public static readonly Canary AnyToken = new(CanaryKind.Token, "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.");

    private static readonly IReadOnlyList<string> Examples = [.. Operators.Default.Countries
        .Select(country => string.Concat((country.Example ?? "").Where(char.IsAsciiDigit))).Where(example => example.Length > 0)];

    private const int ShortestKey = 8;
    private const int ShortestNumber = 8;
    private const int ShortestCode = 5;
    private const int LongestName = 254;

    // Short or plain texts also occur by chance. Attack payloads are neither names nor codes.
    public static bool IsDistinctive(CanaryKind kind, string text) => kind switch
    {
        CanaryKind.Key or CanaryKind.Token => text.Length >= ShortestKey,
        CanaryKind.Number => text.Count(char.IsAsciiDigit) >= ShortestNumber && !IsExample(text)
            && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '.'),
        CanaryKind.Code => text.Length >= ShortestCode && text.Distinct().Count() >= 3 && text.All(char.IsAsciiDigit),
        _ => text.Length <= LongestName && NameOrAddress().IsMatch(text),
    };

    // "Awa" is in "Await", and six digits are in many ids, so names and codes count only as whole words.
    public bool IsAt(string text, int at) => string.CompareOrdinal(text, at, Text, 0, Text.Length) == 0
        && (Kind is CanaryKind.Key or CanaryKind.Token || (!IsLetterAt(text, at - 1) && !IsLetterAt(text, at + Text.Length)));

    // Messages show the examples of the numbering plans. A test may type one too, in a longer or an older form.
    private static bool IsExample(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return Examples.Any(
            example => digits.EndsWith(example, StringComparison.Ordinal) || example.EndsWith(digits, StringComparison.Ordinal));
    }

    private static bool IsLetterAt(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"\A(\p{Lu}\p{Ll}[\p{L}' -]+|[\w.+-]+@[\w.-]+)\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NameOrAddress();
}
