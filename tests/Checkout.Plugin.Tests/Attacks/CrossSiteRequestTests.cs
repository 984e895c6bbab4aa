using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Forms that another site's page sends with the shopper's browser.
public sealed class CrossSiteRequestTests
{
    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    [InlineData("Cross-Site")]
    [InlineData("same-origin, cross-site")]
    public async Task A44_A_post_marked_cross_site_pays_nothing_even_with_a_stolen_token(string site)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(
            Some.Cart(),
            shop.OpensBrowser(request => request.Headers.Add("Sec-Fetch-Site", request.Method == HttpMethod.Post ? site : "none")));

        var refused = new SummaryPage(await summary.PressesPayAsync());

        Assert.Equal(HttpStatusCode.BadRequest, refused.Page.Answer.StatusCode);
        Assert.NotEmpty(refused.Problems);
        Assert.NotEqual(summary.CheckoutKey, refused.CheckoutKey);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
    }

    [Theory]
    [InlineData("same-origin")]
    [InlineData("none")]
    [InlineData(null)]
    public async Task A_post_marked_same_origin_or_not_marked_is_paid(string? site)
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser(request => request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", site is null ? [] : [site]));

        var forwarding = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync();

        Assert.StartsWith(Gateway.Address.AbsoluteUri, forwarding.Link, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData(null)]
    public async Task A44_Without_the_browsers_own_token_nothing_is_paid(string? token)
    {
        await using var shop = await Shop.OpenAsync();
        var (mine, theirs) = (await shop.GoesToPayAsync(Some.Cart()), await shop.GoesToPayAsync(Some.Cart()));

        var refused = await mine.PressesPayAsync(
            ("__RequestVerificationToken", token ?? theirs.Page.Require("[name=__RequestVerificationToken]").GetAttribute("value")!));

        Assert.Equal(HttpStatusCode.BadRequest, refused.Answer.StatusCode);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A44_Another_sites_form_comes_without_the_cookie_and_pays_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        using var client = new HttpClient(shop.CreateHandler());
        using var form = new FormUrlEncodedContent(
            new[] { "__RequestVerificationToken", "reference", "checkoutKey" }.Select(
                name => KeyValuePair.Create(name, summary.Page.Require($"form [name={name}]").GetAttribute("value")!)));

        using var answer = await client.PostAsync(new Uri(Shop.Home, "checkout/pay"), form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }
}
