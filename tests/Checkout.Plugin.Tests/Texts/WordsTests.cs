using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Checkout.Plugin.Tests.Texts;

public sealed partial class WordsTests
{
    private static readonly TextFile French = TextFile.Ours("fr");

    [Fact]
    public void Every_text_exists_in_both_languages_with_the_same_placeholders()
    {
        var english = TextFile.Ours("en");

        Assert.Equal(French.Words.Keys.Order(StringComparer.Ordinal), english.Words.Keys.Order(StringComparer.Ordinal));
        Assert.All(French.Words, word => Assert.Equal(Gaps(word.Value), Gaps(english.Words[word.Key])));
        Assert.All(French.Words.Values.Concat(english.Words.Values), Assert.NotEmpty);
    }

    [Fact]
    public void No_unused_text_is_kept()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "src", "Checkout.Plugin"), "*.cs*", SearchOption.AllDirectories);
        var built = $"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}";
        var source = string.Concat(files.Where(file => !file.Contains(built, StringComparison.Ordinal)).Select(File.ReadAllText));

        Assert.All(French.Words.Keys, key => Assert.True(IsSaid(key, source), key));
    }

    [Fact]
    public void A_shop_replaces_one_text_and_keeps_the_others()
    {
        var texts = Texts(("fr", """{ "result.paid.title": "Barka ! C’est payé" }"""));

        Assert.Equal("Barka ! C’est payé", In("fr-BF", () => texts["result.paid.title"]));
        Assert.Equal(French.Words["result.retry"], In("fr-BF", () => texts["result.retry"]));
        Assert.Equal(TextFile.Ours("en").Words["result.paid.title"], In("en", () => texts["result.paid.title"]));
    }

    [Fact]
    public void Another_language_is_one_file_and_what_it_lacks_is_said_in_french()
    {
        var texts = Texts(("wo", """{ "result.paid.title": "Jërëjëf, fey nga" }"""));

        Assert.Equal("wo", In("wo-SN", () => texts.Language));
        Assert.Equal("Jërëjëf, fey nga", In("wo-SN", () => texts["result.paid.title"]));
        Assert.Equal(French.Words["result.retry"], In("wo-SN", () => texts["result.retry"]));
        Assert.Equal("fr", In("de", () => texts.Language));
    }

    [Fact]
    public void A_country_may_replace_one_text_of_its_language()
    {
        var texts = Texts(("fr-BF", """{ "result.paid.title": "Barka" }"""), ("pt-br", """{ "result.paid.title": "Pago" }"""));

        Assert.Equal("Barka", In("fr-BF", () => texts["result.paid.title"]));
        Assert.Equal(French.Words["result.retry"], In("fr-BF", () => texts["result.retry"]));
        Assert.Equal(French.Words["result.paid.title"], In("fr-CI", () => texts["result.paid.title"]));
        Assert.Equal("Pago", In("pt-BR", () => texts["result.paid.title"]));
    }

    [Theory]
    [InlineData("""{ "result.payed.title": "x" }""", "result.payed.title")]
    [InlineData("""{ "summary.pay": "Payer {1}" }""", "{1}")]
    [InlineData("""{ "summary.pay": "Payer {" }""", "{")]
    [InlineData("""{ "summary.pay": 7 }""", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("""{ "date.months": "jan fév" }""", "12")]
    public void An_unusable_text_is_refused_by_name_when_it_is_added(string json, string named)
    {
        var fault = Assert.Throws<ArgumentException>(() => TextFile.Of("fr", new MemoryStream(Encoding.UTF8.GetBytes(json))));

        Assert.Contains(named, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr", 1, "1er mars 2026 à 09:05")]
    [InlineData("fr", 21, "21 mars 2026 à 09:05")]
    [InlineData("en", 1, "1 March 2026 at 09:05")]
    public void A_moment_is_written_as_people_write_it_without_culture_data(string language, int day, string expected) =>
        Assert.Equal(expected, In(language, () => Texts().Moment(new(2026, 3, day, 9, 5, 0, TimeSpan.Zero))));

    [Theory]
    [InlineData("en", "CD", "Democratic Republic of the Congo")]
    [InlineData("fr", "CI", "Côte d’Ivoire")]
    [InlineData("en", "GH", "Ghana")]
    public void A_country_is_called_as_the_shopper_calls_it_or_as_the_shops_list_does(string language, string code, string expected) =>
        Assert.Equal(expected, In(language, () => Texts().Country(new(code, "Ghana", "233"))));

    private static CheckoutTexts Texts(params (string Language, string Json)[] given) =>
        new(given.Select(file => TextFile.Of(file.Language, new MemoryStream(Encoding.UTF8.GetBytes(file.Json)))));

    private static T In<T>(string culture, Func<T> say)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new CultureInfo(culture);
        try
        {
            return say();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    // The source names a text's whole key, or composes it, as in $"method.{word}.hint".
    private static bool IsSaid(string key, string source) =>
        source.Contains($"\"{key}\"", StringComparison.Ordinal) || IsComposed(key, source) || IsOfPair(key, source);

    private static bool IsComposed(string key, string source) =>
        Enumerable.Range(1, key.Length - 1).Where(at => key[at - 1] == '.')
            .Any(at => source.Contains($"$\"{key[..at]}{{", StringComparison.Ordinal));

    // A title and its text are named once, without the ending.
    private static bool IsOfPair(string key, string source) =>
        (key.EndsWith(".title", StringComparison.Ordinal) || key.EndsWith(".text", StringComparison.Ordinal))
        && source.Contains($"\"{key[..key.LastIndexOf('.')]}\"", StringComparison.Ordinal);

    private static IEnumerable<string> Gaps(string text) => Gap().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("[{][0-9]+[}]", RegexOptions.None, 1_000)]
    private static partial Regex Gap();
}
