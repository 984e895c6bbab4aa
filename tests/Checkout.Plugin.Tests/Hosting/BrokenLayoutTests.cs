using System.Net;
using Checkout.Plugin.Hosts.Markets;
using Checkout.Plugin.Hosts.Sessions;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A layout that cannot render the checkout's pages, because it needs something that only the shop's own pages have.
public sealed class BrokenLayoutTests
{
    [Theory]
    [InlineData("_NeedsModel", "Basket")]
    [InlineData("_NeedsSection", "Meta")]
    [InlineData("_NeedsViewBag", "null")]
    public async Task The_bare_layout_takes_its_place_and_one_warning_names_the_cause(string layout, string cause)
    {
        await using var shop = await Shop.OpenAsync(In(layout, EmbeddedShop.With(new SessionShop())));
        var basket = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=tissu]");

        var summary = new SummaryPage(await basket.FollowAsync("a[data-checkout-start]"));
        var refused = new SummaryPage(await summary.PressesPayAsync(("email", "nonsense")));
        var result = await shop.IsPaidAsync(await refused.PaysAsync());
        var unknown = await result.Page.Browser.OpenAsync("checkout/payments/nobodys");

        Assert.Equal("paid", result.Status);
        Assert.NotNull(result.Page.Find("[data-checkout-receipt]"));
        Assert.NotEmpty(refused.Problems);
        Assert.Equal(HttpStatusCode.OK, result.Page.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, unknown.Answer.StatusCode);
        Assert.All([summary.Page, refused.Page, result.Page, unknown], page =>
        {
            Assert.Null(page.Find("[data-shop]"));
            Assert.Single(page.All("body.co-bare"));
            Assert.Equal([PagePolicy.Forms], page.Answer.Headers.GetValues("Content-Security-Policy"));
        });
        var warning = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 4105", StringComparison.Ordinal));
        Assert.Contains($"{layout} ", warning, StringComparison.Ordinal);
        Assert.Contains(cause, warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_an_action_of_the_shop_returns_falls_back_too()
    {
        var settings = In("_NeedsViewBag", EmbeddedShop.With(new MarketShop()) with { Prefix = "caisse" });
        settings.Values["Checkout:MinTotalXof"] = "2000";
        await using var shop = await Shop.OpenAsync(settings);

        var summary = new SummaryPage(await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-buy-now=savon]"));

        Assert.NotEmpty(summary.Problems);
        Assert.Single(summary.Page.All("body.co-bare"));
    }

    private static ShopSettings In(string layout, ShopSettings settings)
    {
        settings.Values["Checkout:Layout"] = layout;
        return settings;
    }
}
