using AngleSharp.Dom;
using Checkout.Plugin.Hosts.Sessions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The shop's content security policy allows only its own origin.
public sealed class StrictPolicyTests
{
    private const string Policy = "default-src 'self'; form-action 'self'";

    [Fact]
    public async Task A_purchase_under_the_policy_reaches_the_gateway_by_a_link()
    {
        await using var shop = await OpenAsync();
        var summary = await GoesToPayAsync(shop);

        var forwarding = await summary.PaysAsync(("method", "hosted"));
        var result = await shop.IsPaidAsync(forwarding);

        Assert.False(summary.Page.LetsFormsGoTo(new(forwarding.Link)));
        Assert.Empty(forwarding.Page.All("form"));
        Assert.Equal("paid", result.Status);
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task Nothing_on_the_way_to_the_paid_page_needs_more_than_the_policy_grants()
    {
        await using var shop = await OpenAsync();
        var empty = await shop.OpensBrowser().OpenAsync("checkout");
        var summary = await GoesToPayAsync(shop);
        var refused = await summary.PressesPayAsync(("method", "mobile"), ("phone", "abc"));
        var forwarding = await summary.PaysAsync(("method", "hosted"));
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        var waiting = await interstitial.ContinuesAsync();
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();

        Assert.NotEmpty(refused.Texts("[data-checkout-problem]"));
        Assert.Equal("pending", waiting.Status);
        Assert.Equal("paid", paid.Status);
        Assert.All([empty, summary.Page, refused, forwarding.Page, interstitial.Page, waiting.Page, paid.Page], NeedsNoMore);
    }

    [Fact]
    public async Task Nothing_on_the_pages_beside_that_way_needs_more_either()
    {
        await using var shop = await OpenAsync();
        var phone = await (await GoesToPayAsync(shop)).PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina));
        var forwarding = await (await GoesToPayAsync(shop)).PaysAsync(("method", "hosted"));
        var cancelled = await (await forwarding.GoesOnAsync()).CancelsAsync();
        await shop.SettlesAsync();
        var left = await cancelled.ContinuesAsync();
        var unknown = await left.Page.Browser.OpenAsync("checkout/payments/nobodys");
        var sheet = await unknown.FollowAsync("link[rel=stylesheet]");

        phone.Require("[data-payment-status=pending]");
        Assert.All([phone, cancelled.Page, left.Page, unknown], NeedsNoMore);
        Assert.DoesNotContain("url(", sheet.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", sheet.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_that_waits_for_an_earlier_press_needs_no_more_than_the_policy()
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(create.Hold);
        var summary = await GoesToPayAsync(shop);
        var first = summary.PressesPayAsync(("method", "hosted"));
        await create.Reached;

        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(("method", "hosted")));
        create.GoOn();
        await first;

        NeedsNoMore(waiting);
        await (await new ForwardingPage(await waiting.SubmitAsync("form[data-checkout-again]")).GoesOnAsync()).ApprovesAsync();
    }

    private static Task<Shop> OpenAsync(Action<WebApplicationBuilder>? also = null)
    {
        var settings = EmbeddedShop.With(new SessionShop(), app => app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                return Task.CompletedTask;
            });
            return next(context);
        }));
        return AllPaymentMethods.OpenAsync(settings with { Host = settings.Host + also });
    }

    private static async Task<SummaryPage> GoesToPayAsync(Shop shop)
    {
        var basket = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=tissu]");
        return new(await basket.FollowAsync("a[data-checkout-start]"));
    }

    private static void NeedsNoMore(Page page)
    {
        Assert.Equal(Policy, page.Answer.Headers.GetValues("Content-Security-Policy").First());
        Assert.Empty(page.All("style, [style], script:not([src]), iframe, object, embed, base"));
        Assert.DoesNotContain(page.All("*").SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(
            Addresses(page, ("[src]", "src"), (":not(a)[href]", "href"), ("form", "action"), ("[formaction]", "formaction")),
            address => Assert.True(page.IsOfSameOrigin(address)));
        Assert.All(Addresses(page, ("a[href]", "href")), address => Assert.Contains(address.Scheme, new[] { "http", "tel" }));
    }

    private static IEnumerable<Uri> Addresses(Page page, params (string Selector, string Attribute)[] places) =>
        places.SelectMany(place => page.All(place.Selector), (place, element) => element.GetAttribute(place.Attribute) ?? "")
            .Select(address => new Uri(page.Address, address));
}
