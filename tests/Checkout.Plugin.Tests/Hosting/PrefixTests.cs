using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The checkout in a group of routes, below a language, or below the prefix of a convention.
public sealed class PrefixTests
{
    private static readonly Dictionary<string, (Func<ShopSettings> Settings, string Summary)> Places = new(StringComparer.Ordinal)
    {
        ["a group"] = (() => new() { Routes = app => app.MapGroup("/x") }, "x/checkout"),
        ["nested groups"] = (() => new() { Routes = app => app.MapGroup("/x").MapGroup("/y"), Prefix = "caisse" }, "x/y/caisse"),
        ["a language"] = (() => new() { Prefix = "{culture}/checkout" }, "en/checkout"),
        ["a language of two letters"] = (() => new() { Prefix = "{culture:length(2)}/checkout" }, "en/checkout"),
        ["a group of a language"] = (() => new() { Routes = app => app.MapGroup("{culture}") }, "en/checkout"),
        ["a convention"] = (() => new() { Host = builder => builder.Services.Configure<MvcOptions>(Below.Site) }, "site/checkout"),
    };

    private static readonly Dictionary<string, Action<WebApplication>> Refused = new(StringComparer.Ordinal)
    {
        ["a group beside the shop's controllers"] = app =>
        {
            app.MapGroup("/x").MapCheckout();
            app.MapControllers();
        },
        ["a group and the root"] = app =>
        {
            app.MapGroup("/x").MapCheckout();
            app.MapCheckout();
        },
        ["a value that is no language"] = app => app.MapGroup("{tenant}").MapCheckout(),
    };

    public static TheoryData<string> OfPlaces => [.. Places.Keys];

    public static TheoryData<string> OfRefused => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(OfPlaces))]
    public async Task A_payment_stays_below_the_prefix(string place)
    {
        var (settings, address) = Places[place];
        await using var shop = await Shop.OpenAsync(settings());

        var summary = await GoesToPayAsync(shop, address);
        var sheet = await summary.Page.FollowAsync("link[rel=stylesheet]");
        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        var waiting = await interstitial.ContinuesAsync();
        await shop.SettlesAsync();
        var result = await waiting.ReloadsAsync();

        Assert.Equal(HttpStatusCode.OK, sheet.Answer.StatusCode);
        Assert.Equal("pending", waiting.Status);
        Assert.Equal("paid", result.Status);
        Assert.All([summary.Page, interstitial.Page, waiting.Page, result.Page], page => StaysBelow(page, $"/{address}"));
    }

    [Theory]
    [MemberData(nameof(OfPlaces))]
    public async Task The_addresses_for_callbacks_are_mapped(string place)
    {
        var (settings, address) = Places[place];
        await using var shop = await Shop.OpenAsync(settings());
        await (await GoesToPayAsync(shop, address)).PaysAsync();
        var invoice = await ActionsAsync(shop);

        using var answer = await shop.PostsAsync(invoice["callback_url"]!.GetValue<string>(), new StringContent("{}"));
        using var payout = await shop.PostsAsync(
            shop.Services.GetRequired<CheckoutUrls>().PayoutCallback(Some.NewId()).AbsoluteUri, new StringContent("{}"));

        Assert.Equal("OK", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("OK", await payout.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("fr", "fr")]
    [InlineData("fr-BF", "fr")]
    public async Task The_language_of_the_address_is_the_language_of_the_page(string culture, string language)
    {
        await using var shop = await Shop.OpenAsync(new() { Prefix = "{culture}/checkout" });

        var summary = await GoesToPayAsync(shop, $"{culture}/checkout");
        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.All(
            [summary.Page, interstitial.Page, result.Page], page => Assert.Equal(language, page.Require("html").GetAttribute("lang")));
        var target = (await ActionsAsync(shop))["return_url"]!.GetValue<string>();
        Assert.StartsWith($"{Shop.Home}{culture}/checkout/return/", target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_on_a_page_without_a_language_leads_to_one()
    {
        await using var shop = await Shop.OpenAsync(new() { Prefix = "{culture:length(2)}/checkout" });
        var page = await shop.OpensBrowser().OpenAsync("own/button/number");

        var summary = await page.FollowAsync("a[data-checkout-start]");

        Assert.Equal(HttpStatusCode.OK, summary.Answer.StatusCode);
    }

    [Fact]
    public async Task A_second_prefix_is_refused_by_name()
    {
        await using var app = StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete);
        app.MapCheckout();

        var fault = Assert.Throws<InvalidOperationException>(() => app.MapCheckout("caisse"));

        Assert.Contains("MapCheckout(\"caisse\")", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(OfRefused))]
    public async Task Routes_that_give_no_single_address_stop_the_start(string routes)
    {
        await using var app = StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete);
        Refused[routes](app);

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("MapCheckout", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<SummaryPage> GoesToPayAsync(Shop shop, string address)
    {
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;
        return new(await shop.OpensBrowser().OpenAsync($"{address}?reference={cart.Reference}"));
    }

    [Theory]
    [InlineData("%5Cevil.example")]
    [InlineData("é")]
    [InlineData("a%0D%0Ab")]
    public async Task A_language_that_is_none_is_no_part_of_another_address(string written)
    {
        await using var shop = await Shop.OpenAsync(new() { Prefix = "{culture}/checkout" });
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;

        var summary = new SummaryPage(await shop.OpensBrowser().OpenAsync($"{written}/checkout?reference={cart.Reference}"));

        Assert.Equal("/fr/checkout/pay", summary.Page.Require("[data-checkout-form=pay]").GetAttribute("action"));
        Assert.DoesNotContain("evil", summary.Page.Html, StringComparison.Ordinal);
    }

    private static async Task<JsonNode> ActionsAsync(Shop shop)
    {
        var body = JsonNode.Parse((await shop.Gateway.LedgerAsync("create"))[0]!["body"]!.GetValue<string>())!;
        return body["commande"]!["actions"]!;
    }

    private static void StaysBelow(Page page, string address)
    {
        string[] names = ["href", "src", "action", "data-watch"];
        Assert.All(
            names.SelectMany(name => page.All($"[{name}]").Select(element => element.GetAttribute(name)!))
                .Where(link => link != "/" && !link.StartsWith("/orders/", StringComparison.Ordinal)).Append(page.Address.AbsolutePath),
            link => Assert.StartsWith(address, link, StringComparison.Ordinal));
    }

    private sealed class Below(string prefix) : IApplicationModelConvention
    {
        public static void Site(MvcOptions mvc) => mvc.Conventions.Add(new Below("site"));

        public void Apply(ApplicationModel application)
        {
            foreach (var selector in application.Controllers.SelectMany(controller => controller.Selectors))
            {
                selector.AttributeRouteModel = new(new RouteAttribute(prefix));
            }
        }
    }
}
