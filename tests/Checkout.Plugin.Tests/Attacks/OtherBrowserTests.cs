using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// Another browser that knows a payment's address, for example from a receipt, a history or a log.
public sealed class OtherBrowserTests
{
    private static readonly Dictionary<string, Func<Shop, Task<ResultPage>>> Stories = new(StringComparer.Ordinal)
    {
        ["waiting for a phone"] = async shop => new(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina))),
        ["waiting after a code"] = async shop => new(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", "123456"))),
        ["turned back"] = async shop => await (await (await AtTheGatewayAsync(shop)).CancelsAsync()).ContinuesAsync(),
        ["not completed"] = async shop => await SettledAsync(shop, await (await AtTheGatewayAsync(shop)).DeclinesAsync()),
        ["paid"] = async shop => await SettledAsync(shop, await (await AtTheGatewayAsync(shop)).ApprovesAsync()),
    };

    // Payer, purchase and the last digits of the prompted phone.
    private static readonly string[] Personal = ["Awa", "draogo", "awa@", "Tissu", "danfani", "****", "MOOV", "ORANGE"];

    public static TheoryData<string> All => [.. Stories.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task A35_Another_browser_sees_the_status_without_payer_and_purpose(string story)
    {
        await using var shop = await OpenAsync();
        var mine = await Stories[story](shop);

        var theirs = new ResultPage(await shop.OpensBrowser().OpenAsync(mine.Page.Address.PathAndQuery));

        Assert.Equal(mine.Status, theirs.Status);
        Assert.Equal(mine.PaymentId, theirs.PaymentId);
        Assert.Equal(mine.OrderReference, theirs.OrderReference);
        Assert.Equal(mine.OffersRetry, theirs.OffersRetry);
        Assert.Contains("12\u00a0500\u00a0F\u00a0CFA", theirs.Page.Text, StringComparison.Ordinal);
        Assert.Subset(Words(mine.Page), Words(theirs.Page));
        Assert.All(Personal, text => Assert.DoesNotContain(text, theirs.Page.Html, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task Another_browser_gets_the_order_link_only_if_the_shop_says_that_anyone_may_open_it(bool? isPublic, bool isShown)
    {
        await using var shop = await OpenAsync();
        shop.Script.Answers.Enqueue(() => isPublic is { } known
            ? FulfillmentResult.Fulfilled(orderPath: "/orders/1", isOrderPagePublic: known)
            : FulfillmentResult.Fulfilled(orderPath: "/orders/1"));
        var mine = await Stories["paid"](shop);

        var theirs = new ResultPage(await shop.OpensBrowser().OpenAsync(mine.Page.Address.PathAndQuery));

        Assert.Equal("/orders/1", mine.Page.Require("a[data-order-link]").GetAttribute("href"));
        Assert.Equal(isShown ? "/orders/1" : null, theirs.Page.Find("a[data-order-link]")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Another_browser_is_not_told_that_a_basket_is_kept()
    {
        const string Kept = "Votre panier est conservé";
        await using var shop = await OpenAsync();
        var mine = await Stories["not completed"](shop);

        var theirs = new ResultPage(await shop.OpensBrowser().OpenAsync(mine.Page.Address.PathAndQuery));

        Assert.Contains(Kept, mine.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Kept, theirs.Page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A35_Another_browser_sees_no_more_on_any_other_address(string story)
    {
        await using var shop = await OpenAsync();
        var mine = await Stories[story](shop);
        var stranger = shop.OpensBrowser();

        await ResponseSampler.RequestAllAsync(stranger, "checkout", mine.PaymentId);

        foreach (var answer in stranger.Answers)
        {
            var all = await answer.WholeTextAsync();
            Assert.All(Personal, text => Assert.DoesNotContain(text, all, StringComparison.Ordinal));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkout.browser=")]
    [InlineData("checkout.browser=00000000000000000000000000000000")]
    [InlineData("checkout.browser={digest}")]
    public async Task A35_The_payers_cookie_cannot_be_omitted_guessed_or_read_in_the_database(string cookie)
    {
        await using var shop = await OpenAsync();
        var mine = await Stories["paid"](shop);
        var digest = await shop.Database.ScalarAsync<string>("SELECT browser FROM checkout_payment");
        var stranger = shop.OpensBrowser(
            request => request.Headers.TryAddWithoutValidation("Cookie", cookie.Replace("{digest}", digest, StringComparison.Ordinal)));

        var theirs = await stranger.OpenAsync(mine.Page.Address.PathAndQuery);

        Assert.Contains("Tissu", mine.Page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Tissu", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.Page.Browser.Cookies, value => value.Contains(digest!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A35_The_return_handler_does_not_run_for_another_browser()
    {
        var greeted = 0;
        await using var shop = await OpenAsync(
            checkout => checkout.Services.AddScoped<IShopperReturnHandler>(_ => new Greets(() => greeted++)));
        var mine = await Stories["paid"](shop);

        await ResponseSampler.RequestAllAsync(shop.OpensBrowser(), "checkout", mine.PaymentId);
        Assert.Equal(1, greeted);
        await mine.ReloadsAsync();

        Assert.Equal(1, greeted);
    }

    [Fact]
    public async Task A61_Another_shoppers_key_starts_only_an_own_payment()
    {
        await using var shop = await OpenAsync();
        var (mine, theirs) = (await shop.GoesToPayAsync(Some.Cart()), await shop.GoesToPayAsync(Some.Cart()));
        var first = await mine.PaysAsync(("method", "hosted"));

        var stolen = await theirs.PaysAsync(("method", "hosted"), ("checkoutKey", mine.CheckoutKey));

        Assert.False(stolen.Page.IsReplay);
        Assert.NotEqual(first.Link, stolen.Link);
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A61_Another_shoppers_key_shows_nothing_after_the_purchase()
    {
        await using var shop = await OpenAsync();
        var (mine, theirs) = (await shop.GoesToPayAsync(Some.Cart()), await shop.GoesToPayAsync(Some.Cart()));
        await mine.PaysAsync(("method", "hosted"));
        shop.Script.Carts.Clear();

        var own = await mine.PressesPayAsync();
        var stolen = await theirs.AsksAsync([], ("checkoutKey", mine.CheckoutKey));

        Assert.Equal(HttpStatusCode.OK, own.Answer.StatusCode);
        own.Require("[data-payment-id]");
        Assert.Equal("""{"status":"empty"}""", stolen.Html);
    }

    private static Task<Shop> OpenAsync(Action<CheckoutBuilder>? configure = null) =>
        AllPaymentMethods.OpenAsync(new() { Configure = configure ?? (_ => { }) });

    private static async Task<PayerPage> AtTheGatewayAsync(Shop shop) =>
        await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync(("method", "hosted"))).GoesOnAsync();

    private static async Task<ResultPage> SettledAsync(Shop shop, InterstitialPage interstitial)
    {
        await shop.SettlesAsync();
        return await interstitial.ContinuesAsync();
    }

    private static SortedSet<string> Words(Page page) =>
        new(page.Texts("h1, h2, p, a, dt, dd, li, th, td, figcaption"), StringComparer.Ordinal);

    private sealed class Greets(Action greet) : IShopperReturnHandler
    {
        public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
        {
            greet();
            return Task.CompletedTask;
        }
    }
}
