using Checkout.Plugin.Hosts.Members;
using Checkout.Plugin.Tests.Hosting;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A return proves no payment and signs nobody in.
public sealed class ReturnForgeryTests
{
    [Theory]
    [InlineData("")]
    [InlineData("?status=completed&response_code=00&token=x&paid=1&success=true")]
    public async Task A19_A_return_while_the_gateway_says_pending_is_no_payment(string query)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var browser = shop.OpensBrowser();

        var interstitial = new InterstitialPage(await browser.OpenAsync($"checkout/return/{id}{query}"));
        await shop.ProcessesDueWorkAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("pending", result.Status);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task A19_A_declined_payment_stays_declined_however_often_the_payer_returns()
    {
        await using var shop = await Shop.OpenAsync();
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        for (var time = 0; time < 5; time++)
        {
            await interstitial.Page.Browser.OpenAsync(interstitial.Page.Address.AbsoluteUri);
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal("not-completed", (await result.ReloadsAsync()).Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task A20_Opening_a_success_page_directly_pays_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var browser = shop.OpensBrowser();

        string[] paths =
        [
            .. ResponseSampler.PathsOf(id), $"payments/{id}?status=paid", $"payments/{id}?receipt=1&paid=true", $"payments/{id}/paid",
            $"payments/{id}/success", "success", "paid", "thank-you",
        ];
        foreach (var path in paths)
        {
            var page = await browser.OpenAsync($"checkout/{path}");
            Assert.Null(page.Find("[data-payment-status=paid], [data-checkout-receipt]"));
        }

        await shop.ProcessesDueWorkAsync();
        var payment = await shop.PaymentByIdAsync(id);
        Assert.Equal(CheckoutPaymentStatus.Pending, payment.Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(payment.Reference));
    }

    [Fact]
    public async Task A67_A_payer_with_a_members_name_and_mail_is_not_signed_in()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var home = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-sign-in]", ("name", "awa"));
        var summary = new SummaryPage(
            await (await home.SubmitAsync("form[data-add-to-basket=tissu]")).FollowAsync("a[data-checkout-start]"));
        var before = MembersCookies(home.Browser);

        var paid = await shop.IsPaidAsync(await summary.PaysAsync(("firstName", "Admin"), ("email", "admin@shop.example")));
        var stranger = shop.OpensBrowser();
        await ResponseSampler.RequestAllAsync(stranger, "checkout", paid.PaymentId);

        Assert.Equal(before, MembersCookies(home.Browser));
        Assert.Equal("awa", paid.Page.Require("header").GetAttribute("data-member"));
        Assert.Empty(stranger.Cookies);
        Assert.NotNull((await stranger.OpenAsync("")).Find("form[data-sign-in]"));
    }

    private static string MembersCookies(Browser browser) =>
        string.Join(';', browser.Cookies.Where(cookie => cookie.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal)));
}
