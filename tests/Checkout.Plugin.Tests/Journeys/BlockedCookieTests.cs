using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A browser that sends no cookie back cannot pay. The page says so, and how to allow cookies.
public sealed class BlockedCookieTests
{
    [Fact]
    public async Task A_browser_without_cookies_is_told_how_to_allow_them_at_every_press()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser(request => request.Headers.Remove("Cookie"));
        var summary = await shop.GoesToPayAsync(Some.Cart(), browser);

        var first = new SummaryPage(await summary.PressesPayAsync());
        var second = new SummaryPage(await first.PressesPayAsync());

        Assert.Equal(HttpStatusCode.BadRequest, first.Page.Answer.StatusCode);
        Assert.All([first, second], page => Assert.Contains("cookies", Assert.Single(page.Problems), StringComparison.Ordinal));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_browser_that_allows_cookies_then_pays()
    {
        var blocked = true;
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser(request => _ = blocked && request.Headers.Remove("Cookie"));
        var refused = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync());
        blocked = false;

        await refused.PaysAsync();

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_page_from_before_a_restart_is_not_taken_for_blocked_cookies()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var stale = new SummaryPage(await summary.PressesPayAsync(("__RequestVerificationToken", "stale")));

        Assert.DoesNotContain("cookies", Assert.Single(stale.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_basket_that_is_lost_without_cookies_is_not_called_empty()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser(request => request.Headers.Remove("Cookie"));
        var summary = await shop.GoesToPayAsync(Some.Cart(), browser);
        shop.Script.Carts.Clear();

        var page = await summary.PressesPayAsync();

        Assert.Contains("cookies", Assert.Single(page.Texts("h1")), StringComparison.Ordinal);
    }
}
