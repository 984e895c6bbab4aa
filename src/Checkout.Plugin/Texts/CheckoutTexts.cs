using System.Collections.Frozen;

namespace LigdiCash.Checkout.Texts;

// Does not use the framework's localizer, because a shop may have replaced it.
internal sealed class CheckoutTexts(IEnumerable<TextFile> overrides, CurrentOptions? settings = null)
{
    public const string Fallback = "fr";
    private static readonly TextFile[] Ours = [TextFile.Ours(Fallback), TextFile.Ours("en")];

    // Languages and scripts. A host may have no culture data.
    private static readonly FrozenSet<string> RightToLeft = "ar arc ckb dv fa he ks nqo ps sd syr ug ur yi adlm arab hebr nkoo syrc thaa"
        .Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly NumberFormatInfo Groups = new() { NumberGroupSeparator = "\u00a0", NumberDecimalDigits = 0 };

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage = Ours.Concat(overrides)
        .GroupBy(file => file.Language, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(files => files.Key, Merge, StringComparer.OrdinalIgnoreCase);

    public string Language => Languages().FirstOrDefault(_byLanguage.ContainsKey, Fallback);

    public string this[string key] =>
        Find(key) ?? throw new KeyNotFoundException($"There is no text with the key \"{key}\": the keys are those of fr.json.");

    public bool IsRightToLeft => Language.Split('-').Any(RightToLeft.Contains);

    // Codes, numbers and amounts keep their own direction: Unicode's first strong isolate to its pop.
    public string Format(string key, params object?[] values) => string.Format(
        CultureInfo.InvariantCulture, this[key], IsRightToLeft ? [.. values.Select(value => $"\u2068{value}\u2069")] : values);

    // The same in every culture: 12 500 F CFA.
    public string Money(Money money) => $"{money.Amount.ToString("N0", Groups)}\u00a0F\u00a0CFA";

    // The shop's own list of operators may have countries without a text.
    public string Country(OperatorCountry country) => Find($"country.{country.Code.ToLowerInvariant()}") ?? country.Name;

    // Needs no culture data: 21 novembre 2026 à 17:36.
    public string Moment(DateTimeOffset at)
    {
        object day = at.Day == 1 ? this["date.first"] : at.Day;
        var month = this["date.months"].Split(' ')[at.Month - 1];
        return Format("date.moment", day, month, at.Year, at.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    public bool HasLanguage(string language) => LanguagesOf(language).Any(_byLanguage.ContainsKey);

    private string? Find(string key) => Languages().Append(Fallback)
        .Select(language => _byLanguage.GetValueOrDefault(language)?.GetValueOrDefault(key))
        .FirstOrDefault(text => text is not null);

    // Uses the culture's name: in invariant mode every culture's language code is "iv".
    private string[] Languages() => LanguagesOf(
        settings?.Value.Language is { } language && !language.Equals(CheckoutOptions.AutoLanguage, StringComparison.OrdinalIgnoreCase)
            ? language : CultureInfo.CurrentUICulture.Name);

    private static string[] LanguagesOf(string name) =>
        name.IndexOf('-', StringComparison.Ordinal) is > 0 and var end ? [name, name[..end]] : [name];

    // Later files override earlier ones.
    private static FrozenDictionary<string, string> Merge(IEnumerable<TextFile> files) => files
        .SelectMany(file => file.Words).GroupBy(word => word.Key, word => word.Value, StringComparer.Ordinal)
        .ToFrozenDictionary(texts => texts.Key, texts => texts.Last(), StringComparer.Ordinal);
}
