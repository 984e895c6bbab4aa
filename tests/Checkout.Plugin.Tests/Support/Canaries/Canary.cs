using System.Text.RegularExpressions;

namespace Checkout.Plugin.Tests;

internal enum CanaryKind
{
    Key,
    Token,
    Number,
    Code,
    Person,
}

// Something that may be read nowhere but where it belongs.
internal sealed partial record Canary(CanaryKind Kind, string Text)
{
    // How the emulator's tokens begin, all of them: the head of a JWT. Nothing else here does.
    public static readonly Canary AnyToken = new(CanaryKind.Token, "eyJ0eXAiOiJKV1QiLCJhbGciOiJIUzI1NiJ9.");

    private const int ShortestKey = 8;
    private const int ShortestNumber = 8;
    private const int ShortestCode = 5;
    private const int LongestName = 254;

    // Too short, or too plain, to be told from what stands in every log anyway. What an attack types is neither a name nor a code.
    public static bool IsDistinctive(CanaryKind kind, string text) => kind switch
    {
        CanaryKind.Key or CanaryKind.Token => text.Length >= ShortestKey,
        CanaryKind.Number => text.Count(char.IsAsciiDigit) >= ShortestNumber
            && text.All(letter => char.IsAsciiDigit(letter) || letter is ' ' or '+' or '-' or '.'),
        CanaryKind.Code => text.Length >= ShortestCode && text.Distinct().Count() >= 3 && text.All(char.IsAsciiDigit),
        _ => text.Length <= LongestName && NameOrAddress().IsMatch(text),
    };

    // "Awa" is in "Await", and six digits are in many an id: people's words count where they stand alone.
    public bool IsAt(string text, int at) => string.CompareOrdinal(text, at, Text, 0, Text.Length) == 0
        && (Kind is CanaryKind.Key or CanaryKind.Token || (!IsLetterAt(text, at - 1) && !IsLetterAt(text, at + Text.Length)));

    private static bool IsLetterAt(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(@"\A(\p{Lu}\p{Ll}[\p{L}' -]+|[\w.+-]+@[\w.-]+)\z", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex NameOrAddress();
}
