using System.Text.Json;
using System.Text.RegularExpressions;

namespace LigdiCash.Checkout.Texts;

internal sealed partial record TextFile(string Language, IReadOnlyDictionary<string, string> Words)
{
    private const int Months = 12;

    public static TextFile Ours(string language)
    {
        using var stream = typeof(TextFile).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        return new(language, CheckoutJson.ReadTexts(stream)!);
    }

    public static TextFile Of(string language, Stream json)
    {
        var words = Read(json);
        var french = Ours(CheckoutTexts.Fallback).Words;
        var faults = words.Select(word => Fault(word.Key, word.Value, french.GetValueOrDefault(word.Key)));
        return faults.FirstOrDefault(fault => fault is not null) is { } fault
            ? throw new ArgumentException(fault, nameof(json))
            : new(language, words);
    }

    private static string? Fault(string key, string text, string? original) => original switch
    {
        null => $"There is no text with the key \"{key}\": the keys are those of fr.json.",
        _ when key == "date.months" && text.Split(' ').Length != Months =>
            $"The text \"{key}\" must have {Months} months, separated by spaces.",
        _ when Placeholders(text).Except(Placeholders(original), StringComparer.Ordinal).FirstOrDefault() is { } unknown =>
            $"The text \"{key}\" has an unknown placeholder {unknown}: use only those of \"{original}\".",
        _ => null,
    };

    private static Dictionary<string, string> Read(Stream json)
    {
        try
        {
            return CheckoutJson.ReadTexts(json) ?? [];
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The texts are not a JSON object of strings: {exception.Message}", nameof(json), exception);
        }
    }

    // Includes single braces, which would fail when the text is formatted.
    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("[{][0-9]+[}]|[{}]", RegexOptions.None, 1_000)]
    private static partial Regex Placeholder();
}
