using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Minimal;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A shop of minimal endpoints: no controllers, no views, no layout.
public sealed class MinimalShopTests
{
    [Fact]
    public async Task A_basket_of_minimal_endpoints_is_bought_once()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MinimalShop()));

        var result = await shop.PaysForAsync(await FillsBasketAsync(shop));

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_payment_started_by_a_minimal_endpoint_leads_to_the_gateway()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MinimalShop()));

        var forwarding = new ForwardingPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));
        var result = await shop.IsPaidAsync(forwarding);

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_minimal_endpoint_that_cannot_start_a_payment_shows_the_summary()
    {
        var settings = EmbeddedShop.With(new MinimalShop());
        settings.Values["Checkout:MinTotalXof"] = "2000";
        await using var shop = await Shop.OpenAsync(settings);

        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));

        Assert.NotEmpty(summary.Problems);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task An_endpoint_that_writes_the_result_as_json_shows_no_payment_page()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MinimalShop()));
        var basket = await FillsBasketAsync(shop);
        basket.Require("form[data-buy-now]").SetAttribute("action", "/buy-as-json");

        var answer = await basket.SubmitAsync("form[data-buy-now]");

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal("{}", answer.Html);
    }

    private static async Task<Page> FillsBasketAsync(Shop shop) =>
        await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=savon]");
}
