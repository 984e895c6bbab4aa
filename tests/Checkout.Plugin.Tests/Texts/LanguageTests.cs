using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Texts;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("auto", "en-GB", "en")]
    [InlineData("auto", "fr-BF", "fr")]
    [InlineData("auto", "de", "fr")]
    [InlineData("auto", "", "fr")]
    [InlineData("en", "fr-BF", "en")]
    [InlineData("EN", "", "en")]
    [InlineData("fr-CI", "en", "fr")]
    [InlineData("wo", "en", "wo")]
    public async Task The_pages_speak_the_configured_language(string setting, string culture, string language)
    {
        await using var shop = await Shop.OpenAsync(Settings(setting) with
        {
            Pipeline = app => app.Use((context, next) =>
            {
                CultureInfo.CurrentUICulture = new(culture);
                return next(context);
            }),
        });

        var summary = await shop.GoesToPayAsync(Some.Cart());

        Assert.Equal(language, summary.Page.Require(".co").GetAttribute("lang"), ignoreCase: true);
    }

    [Fact]
    public async Task A_language_without_texts_stops_the_start()
    {
        var refused = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => Shop.OpenAsync(Settings("de")));

        Assert.Contains(
            "Checkout:Language is \"de\", which has no texts: write auto, fr or en, or add the language with AddTexts.",
            refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "auto", true)]
    [InlineData("", "en", false)]
    [InlineData("fr", "auto", false)]
    public async Task An_invariant_culture_is_named_at_the_start_with_the_setting(string culture, string setting, bool isNamed)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = new(culture);
        try
        {
            await using var shop = await Shop.OpenAsync(Settings(setting));

            Assert.Equal(isNamed, shop.Log.All.Any(line => line.Contains("Set Checkout:Language", StringComparison.Ordinal)));
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static ShopSettings Settings(string language) => new()
    {
        Values = { ["Checkout:Language"] = language },
        Configure = checkout => checkout.AddTexts("wo", new MemoryStream(Encoding.UTF8.GetBytes("""{ "summary.title": "Fey" }"""))),
    };
}
