using Checkout.Plugin.Hosts.Blazor;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A Blazor Web App. Its pages are components, rendered on the server.
public sealed class BlazorShopTests
{
    [Fact]
    public async Task A_basket_of_a_component_is_bought_once_in_the_shops_layout()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new BlazorShop()));

        var result = await shop.PaysForAsync(await FillsBasketAsync(shop));

        Assert.Equal("paid", result.Status);
        Assert.Equal(["Rayon", "Panier"], result.Page.Texts("header[data-shop] a"));
        Assert.EndsWith(" – Paniers de Banfora", Assert.Single(result.Page.Texts("title")), StringComparison.Ordinal);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task The_button_component_is_a_link_without_enhanced_navigation()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new BlazorShop()));

        var button = (await FillsBasketAsync(shop)).Require("a[data-checkout-start]");

        Assert.StartsWith("/checkout?reference=", button.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("false", button.GetAttribute("data-enhance-nav"));
        Assert.Equal("buy", button.GetAttribute("class"));
        Assert.Equal("Passer au paiement", button.TextContent);
    }

    [Fact]
    public async Task A_form_of_a_component_leads_to_the_gateway()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new BlazorShop()));

        var payer = new PayerPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));
        var interstitial = await payer.ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_form_of_a_component_that_cannot_start_a_payment_leads_to_the_summary()
    {
        var settings = EmbeddedShop.With(new BlazorShop());
        settings.Values["Checkout:MinTotalXof"] = "2000";
        await using var shop = await Shop.OpenAsync(settings);

        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));

        Assert.NotEmpty(summary.Problems);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    private static async Task<Page> FillsBasketAsync(Shop shop) =>
        await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=savon]");
}
