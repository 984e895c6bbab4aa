using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Sessions;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The shop is one folder of a larger site. Only the gateway's page is outside of that folder.
public sealed class PathBaseTests
{
    [Fact]
    public async Task Every_address_from_shelf_to_order_stays_under_the_path_base()
    {
        var settings = EmbeddedShop.With(new SessionShop(), app => app.UsePathBase("/boutique"));
        settings.Values["Checkout:PublicBaseUrl"] = "http://localhost:5080/boutique";
        await using var shop = await Shop.OpenAsync(settings);
        var shelf = await shop.OpensBrowser().OpenAsync("boutique/");
        var basket = await shelf.SubmitAsync("form[data-add-to-basket=tissu]");
        var summary = new SummaryPage(await basket.FollowAsync("a[data-checkout-start]"));

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        var waiting = await interstitial.ContinuesAsync();
        await shop.SettlesAsync();
        var result = await waiting.ReloadsAsync();
        var order = await result.Page.FollowAsync("[data-order-link]");

        Assert.Equal("pending", waiting.Status);
        Assert.Equal("paid", result.Status);
        Assert.Equal("1", order.Require("[data-fulfillments]").GetAttribute("data-fulfillments"));
        Assert.All([shelf, basket, summary.Page, interstitial.Page, waiting.Page, result.Page, order], StaysInTheShop);
        Assert.EndsWith($"url=/boutique/checkout/payments/{result.PaymentId}", interstitial.Page.Refresh, StringComparison.Ordinal);
    }

    private static void StaysInTheShop(Page page)
    {
        string[] names = ["href", "src", "action", "data-watch"];
        Assert.All(
            names.SelectMany(name => page.All($"[{name}]").Select(element => element.GetAttribute(name)!))
                .Append(page.Address.AbsolutePath),
            address => Assert.Matches("^/boutique(/|$)", address));
    }
}
