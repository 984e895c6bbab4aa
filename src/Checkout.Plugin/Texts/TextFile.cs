using System.Text.Json;
using System.Text.RegularExpressions;

namespace Checkout.Plugin;

// Words by key, in one language: one of ours, or what a shop puts in their place.
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
        foreach (var (key, text) in words)
        {
            if (!french.TryGetValue(key, out var original))
            {
                throw new ArgumentException($"There is no text called \"{key}\": the keys are those of fr.json.", nameof(json));
            }

            if (key == "date.months" && text.Split(' ').Length != Months)
            {
                throw new ArgumentException($"The text \"{key}\" does not have {Months} words: it names the months, with a space between two.", nameof(json));
            }

            if (Gaps(text).Except(Gaps(original), StringComparer.Ordinal).FirstOrDefault() is { } gap)
            {
                throw new ArgumentException($"The text \"{key}\" has a {gap} that nothing is put into: use only those of \"{original}\".", nameof(json));
            }
        }

        return new(language, words);
    }

    private static Dictionary<string, string> Read(Stream json)
    {
        try
        {
            return CheckoutJson.ReadTexts(json) ?? [];
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The texts are no JSON object of texts: {exception.Message}", nameof(json), exception);
        }
    }

    // Also the braces of a slip, which would be an error where the text is shown.
    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal);

    [GeneratedRegex("[{][0-9]+[}]|[{}]", RegexOptions.None, 1_000)]
    private static partial Regex Gap();
}
