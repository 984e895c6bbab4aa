using System.Net;
using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Markets;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Areas, and a CheckoutController with /Views/Checkout of the shop's own; so the checkout is under another prefix.
public sealed class MarketShopTests
{
    private static readonly ShopSettings Settings = EmbeddedShop.With(new MarketShop()) with { Prefix = "caisse" };

    [Fact]
    public async Task A_reservation_made_in_an_area_is_bought_once()
    {
        await using var shop = await Shop.OpenAsync(Settings);

        var result = await shop.PaysForAsync(await ReservesAsync(shop));

        Assert.Equal("paid", result.Status);
        Assert.StartsWith("/caisse/", result.Page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task The_layouts_links_are_the_same_on_the_checkouts_pages()
    {
        await using var shop = await Shop.OpenAsync(Settings);
        var home = await shop.OpensBrowser().OpenAsync("");
        var summary = await (await ReservesAsync(shop)).FollowAsync("a[data-checkout-start]");
        var result = (await shop.IsPaidAsync(await new SummaryPage(summary).PaysAsync())).Page;
        var unknown = await home.Browser.OpenAsync("caisse/payments/nobodys");

        Assert.Equal(["Accueil", "Livraison", "Nos tarifs", "Moyens de paiement", "Marché"], await TitlesBehindLinksAsync(home));
        Assert.All([summary, result, unknown], page => Assert.Equal(Links(home), Links(page)));
    }

    [Fact]
    public async Task Views_of_the_shops_own_checkout_are_not_taken_for_the_checkouts_pages()
    {
        await using var shop = await Shop.OpenAsync(Settings);
        var own = await shop.OpensBrowser().OpenAsync("Checkout");
        var summary = await (await ReservesAsync(shop)).FollowAsync("a[data-checkout-start]");

        Assert.Equal("Tout sur la livraison et le paiement", Assert.Single(own.Texts("[data-greeting]")));
        Assert.Equal("Bonne arrivée !", Assert.Single(summary.Texts("[data-greeting]")));
    }

    [Fact]
    public async Task A_payment_started_by_an_areas_own_action_leads_to_the_gateway_and_back()
    {
        await using var shop = await Shop.OpenAsync(Settings);

        var forwarding = new ForwardingPage(await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-buy-now=tissu]"));
        var result = await shop.IsPaidAsync(forwarding);

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_payment_that_an_areas_action_cannot_start_is_shown_in_its_layout()
    {
        var settings = EmbeddedShop.With(new MarketShop()) with { Prefix = "caisse" };
        settings.Values["Checkout:MinTotalXof"] = "2000";
        await using var shop = await Shop.OpenAsync(settings);

        var summary = new SummaryPage(await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-buy-now=savon]"));

        Assert.NotEmpty(summary.Problems);
        Assert.Equal(["/", "/Market"], Links(summary.Page));
        Assert.Equal("/caisse/pay", summary.Page.Require("form[data-checkout-form=pay]").GetAttribute("action"));
    }

    private static async Task<Page> ReservesAsync(Shop shop) =>
        await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-reserve=tissu]");

    private static List<string?> Links(Page page) => [.. page.All("header[data-shop] a").Select(link => link.GetAttribute("href"))];

    private static async Task<List<string>> TitlesBehindLinksAsync(Page page)
    {
        var titles = new List<string>();
        foreach (var link in Links(page))
        {
            var behind = await page.Browser.OpenAsync(link!);
            Assert.Equal(HttpStatusCode.OK, behind.Answer.StatusCode);
            titles.Add(Assert.Single(behind.Texts("h1")));
        }

        return titles;
    }
}
