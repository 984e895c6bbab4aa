using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The payer's cookie follows PublicBaseUrl and not the request.
public sealed class PayerCookieTests
{
    public static TheoryData<string, string, string, string, bool> Addresses => new()
    {
        { "https://shop.example", "http", "__Host-checkout.browser", "/", true },
        { "https://shop.example/", "https", "__Host-checkout.browser", "/", true },
        { "https://shop.example/boutique/", "http", "__Secure-checkout.browser", "/boutique", true },
        { "http://localhost:5080", "https", "checkout.browser", "/", false },
        { "http://localhost:5080/boutique", "http", "checkout.browser", "/boutique", false },
    };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task The_cookies_name_path_and_security_follow_the_setting(
        string address, string scheme, string name, string path, bool isSecure)
    {
        await using var shop = await OpenAsync(address, scheme);

        var cookie = await SetAsync(shop);

        Assert.Equal(name, cookie.Split('=')[0]);
        Assert.Contains($"; path={path};", cookie, StringComparison.Ordinal);
        Assert.Equal(isSecure, cookie.Contains("; secure", StringComparison.Ordinal));
        Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_cookie_without_the_prefix_is_ignored_when_the_shop_is_on_https()
    {
        await using var shop = await OpenAsync("https://shop.example", "https");
        var value = (await SetAsync(shop)).Split('=', ';')[1];
        var page = $"checkout/payments/{await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment")}";

        var planted = await shop.OpensBrowser(request => request.Headers.Add("Cookie", $"checkout.browser={value}")).OpenAsync(page);
        var own = await shop.OpensBrowser(request => request.Headers.Add("Cookie", $"__Host-checkout.browser={value}")).OpenAsync(page);

        Assert.DoesNotContain("Tissu", planted.Text, StringComparison.Ordinal);
        Assert.Contains("Tissu", own.Text, StringComparison.Ordinal);
    }

    private static async Task<string> SetAsync(Shop shop)
    {
        var cart = Some.Cart();
        var page = await (await shop.GoesToPayAsync(cart)).PressesPayAsync();
        await shop.Database.ExecuteAsync("UPDATE checkout_payment SET status = 'Paid', paid_at = created_at, due_at = NULL");
        return Assert.Single(
            page.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("checkout.browser=", StringComparison.Ordinal));
    }

    private static Task<Shop> OpenAsync(string address, string scheme) => Shop.OpenAsync(new()
    {
        Values = { ["Checkout:PublicBaseUrl"] = address },
        Pipeline = app => app.Use((context, next) =>
        {
            context.Request.Scheme = scheme;
            return next(context);
        }),
    });
}
