using Checkout.Plugin.Hosts.Members;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The shop identifies members by a SameSite=Strict cookie, which is missing on a return from the gateway. It has no session.
public sealed class MembersShopTests
{
    [Fact]
    public async Task A_member_returning_without_cookies_stays_signed_in()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).FollowAsync("a[data-checkout-start]"));

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.False(SentCookies(interstitial.Page));
        Assert.False(interstitial.Page.Answer.Headers.Contains("Set-Cookie"));
        Assert.Null(interstitial.Page.Find("header[data-member]"));
        Assert.True(SentCookies(result.Page));
        Assert.Equal("paid", result.Status);
        Assert.Equal("Nafi", Member(result.Page));
        Assert.Equal(1, shop.TimesFulfilled(result.OrderReference));
    }

    [Fact]
    public async Task A_member_who_cancels_at_the_gateway_stays_signed_in_and_may_try_again()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var summary = new SummaryPage(await (await FillsBasketAsync(shop)).FollowAsync("a[data-checkout-start]"));

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).CancelsAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();
        var again = new SummaryPage(await result.Page.FollowAsync("[data-checkout-retry]"));

        Assert.False(SentCookies(interstitial.Page));
        Assert.Equal("Nafi", Member(again.Page));
    }

    private static async Task<Page> FillsBasketAsync(Shop shop)
    {
        var door = await shop.OpensBrowser().OpenAsync("");
        var home = await door.SubmitAsync("form[data-sign-in]", ("name", "Nafi"));
        return await home.SubmitAsync("form[data-add-to-basket=tissu]");
    }

    // The shop's cookie identifies the member. The checkout's cookie identifies only the browser and is always sent.
    private static bool SentCookies(Page page) =>
        page.Answer.RequestMessage!.Headers.TryGetValues("Cookie", out var brought)
            && brought.Any(cookies => cookies.Contains(".AspNetCore.Cookies", StringComparison.Ordinal));

    private static string? Member(Page page) => page.Require("header").GetAttribute("data-member");
}
