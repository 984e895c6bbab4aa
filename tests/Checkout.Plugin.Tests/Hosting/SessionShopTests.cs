using Checkout.Plugin.Hosts.Sessions;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Controllers, views, a layout called _Layout, and the basket in the session.
public sealed class SessionShopTests
{
    [Fact]
    public async Task A_basket_in_the_session_is_bought_once_and_empty_afterwards()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new SessionShop()));
        var basket = await FillsBasketAsync(shop);

        var result = await shop.PaysForAsync(basket);
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal("0", result.Page.Require("[data-basket-count]").TextContent);
        Assert.Equal(
            "1", (await result.Page.FollowAsync("[data-order-link]")).Require("[data-fulfillments]").GetAttribute("data-fulfillments"));
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task The_pages_use_the_shops_layout_except_those_to_and_from_the_gateway()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new SessionShop()));
        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).FollowAsync("a[data-checkout-start]"));
        var forwarding = await summary.PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        var result = await interstitial.ContinuesAsync();
        var unknown = await result.Page.Browser.OpenAsync("checkout/payments/nobodys");

        Assert.All([summary.Page, result.Page, unknown], page =>
        {
            Assert.Equal(["Rayon", "Panier"], page.Texts("header[data-shop] a").Select(text => text.Split(' ')[0]));
            Assert.EndsWith(" – Tissus du Faso", Assert.Single(page.Texts("title")), StringComparison.Ordinal);
            page.Require("main > section.co");
        });
        Assert.All([forwarding.Page, interstitial.Page], page => Assert.Null(page.Find("header[data-shop]")));
    }

    private static async Task<Page> FillsBasketAsync(Shop shop)
    {
        var basket = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=tissu]");
        Assert.Equal("12500", basket.Require("[data-basket-total]").GetAttribute("data-basket-total"));
        return basket;
    }
}
