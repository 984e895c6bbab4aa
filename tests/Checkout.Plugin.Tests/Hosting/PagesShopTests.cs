using System.Net;
using AngleSharp.Dom;
using Checkout.Plugin.Hosts.RazorPages;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A shop of Razor Pages with its own layout, no static files and a fallback page for unknown addresses.
public sealed class PagesShopTests
{
    [Fact]
    public async Task A_basket_on_a_razor_page_is_bought_once_in_the_pages_layout()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new PagesShop()));

        var result = await shop.PaysForAsync(await FillsBasketAsync(shop));

        Assert.Equal("paid", result.Status);
        Assert.Equal(["/", "/Basket"], Links(result.Page));
        Assert.EndsWith(" – Savons de Koudougou", Assert.Single(result.Page.Texts("title")), StringComparison.Ordinal);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
        Assert.Null((await result.Page.Browser.OpenAsync("Basket")).Find("a[data-checkout-start]"));
    }

    [Fact]
    public async Task A_payment_started_by_a_page_handler_leads_to_the_gateway()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new PagesShop()));

        var forwarding = new ForwardingPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));
        var result = await shop.IsPaidAsync(forwarding);

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_page_handler_that_cannot_start_a_payment_shows_the_summary()
    {
        var settings = EmbeddedShop.With(new PagesShop());
        settings.Values["Checkout:MinTotalXof"] = "2000";
        await using var shop = await Shop.OpenAsync(settings);

        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).SubmitAsync("form[data-buy-now]"));

        Assert.NotEmpty(summary.Problems);
        Assert.Equal(["/", "/Basket"], Links(summary.Page));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_shop_that_serves_no_file_serves_the_checkouts_own()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new PagesShop()));
        var summary = await (await FillsBasketAsync(shop)).FollowAsync("a[data-checkout-start]");

        var sheet = await summary.FollowAsync("link[rel=stylesheet]");
        var script = await summary.Browser.OpenAsync(summary.Require("script[src]").GetAttribute("src")!);

        Assert.Equal(HttpStatusCode.OK, sheet.Answer.StatusCode);
        Assert.Equal("text/css", sheet.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.OK, script.Answer.StatusCode);
        Assert.Equal("text/javascript", script.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("--co-accent", sheet.Html, StringComparison.Ordinal);
        var elsewhere = await summary.Browser.OpenAsync("_content/Checkout.Plugin/checkout.css");
        Assert.Contains("Rien ici", elsewhere.Html, StringComparison.Ordinal);
    }

    private static async Task<Page> FillsBasketAsync(Shop shop) =>
        await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=savon]");

    private static IEnumerable<string?> Links(Page page) => page.All("header[data-shop] a").Select(link => link.GetAttribute("href"));
}
