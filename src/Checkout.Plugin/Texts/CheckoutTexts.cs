using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Checkout.Plugin;

/// The shopper's words by key. The host's culture decides; French where there is no file for it. No localizer of the framework, because a shop may have replaced it.
internal sealed class CheckoutTexts
{
    private const string Fallback = "fr";
    private static readonly FrozenDictionary<string, FrozenDictionary<string, string>> ByLanguage =
        new[] { Fallback, "en" }.ToFrozenDictionary(language => language, Read, StringComparer.Ordinal);

    private static readonly NumberFormatInfo Groups = new() { NumberGroupSeparator = "\u00a0", NumberDecimalDigits = 0 };

    public string Language => ByLanguage.ContainsKey(Spoken) ? Spoken : Fallback;

    /// From the culture's name: without culture data (invariant mode) every culture's language code is "iv".
    private static string Spoken => CultureInfo.CurrentUICulture.Name.Split('-')[0];

    public string this[string key] => ByLanguage[Language][key];

    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// As people write it, in every culture and without one: 12 500 F CFA.
    public string Money(Money money) => $"{money.Amount.ToString("N0", Groups)}\u00a0F\u00a0CFA";

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = typeof(CheckoutTexts).Assembly.GetManifestResourceStream($"texts/{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
