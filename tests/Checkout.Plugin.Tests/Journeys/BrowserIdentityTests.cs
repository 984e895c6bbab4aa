using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The checkout recognizes the payer's browser by a cookie that it sets at the first press of Pay.
public sealed class BrowserIdentityTests
{
    private static readonly (string, string)[] ByPhone =
        [("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", "+226 60 00 00 01")];

    [Theory]
    [InlineData("http://localhost:5080/", false)]
    [InlineData("https://shop.example/", true)]
    public async Task The_payers_cookie_is_http_only_same_site_and_secure_on_https(string publicly, bool secure)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:PublicBaseUrl"] = publicly } });

        var cookie = CookieOf(await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync());

        var (prefix, flag) = secure ? ("__Host-", "; secure") : ("", "");
        Assert.Matches(
            $"^{prefix}checkout\\.browser=[0-9a-f]{{32}}; max-age=7776000; path=/{flag}; samesite=lax; httponly$", cookie);
    }

    [Fact]
    public async Task A_browser_keeps_its_cookie_and_an_invalid_one_is_replaced()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var first = NameOf(await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync());
        var second = NameOf(await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync());
        var other = shop.OpensBrowser(request => request.Headers.Add("Cookie", $"checkout.browser={first.ToUpperInvariant()}"));
        var odd = NameOf(await (await shop.GoesToPayAsync(Some.Cart(), other)).PaysAsync());

        Assert.Equal(first, second);
        Assert.NotEqual(first, odd, StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Concurrent_first_presses_get_one_cookie_and_one_invoice()
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => summary.PaysAsync())));

        Assert.Single(pages.Select(NameOf).Distinct(StringComparer.Ordinal));
        Assert.Single(pages.Select(page => page.Link).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_payment_started_by_the_shops_code_recognizes_its_browser()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;
        var browser = shop.OpensBrowser();
        var forwarding = new ForwardingPage(
            await browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, $"own/order/{cart.Reference}"))));
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        var paid = await interstitial.ContinuesAsync();

        Assert.Contains("Tissu", paid.Page.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Each_browser_that_pressed_Pay_for_a_purchase_sees_its_receipt(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var cart = Some.Cart();
        var laptop = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, laptop)).PaysAsync();

        var phone = await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var interstitial = await (await phone.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await interstitial.ContinuesAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        var (onTheLaptop, elsewhere) =
            (await laptop.OpenAsync($"checkout/payments/{id}"), await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Contains("Tissu", paid.Page.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tissu", onTheLaptop.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tissu", elsewhere.Require("body").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_number_under_another_name_sees_no_purchase()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile" } });
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PressesPayAsync([.. ByPhone, ("firstName", "Aminata")]);
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        var browser = shop.OpensBrowser();

        await (await shop.GoesToPayAsync(cart, browser)).PressesPayAsync([.. ByPhone, ("firstName", "Fatou")]);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var paid = await browser.OpenAsync($"checkout/payments/{id}");

        Assert.Single(await shop.Gateway.DirectCreatesAsync());
        Assert.DoesNotContain("Tissu", paid.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_cookies_repeats_a_payment_as_one_invoice()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;
        using var program = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        program.DefaultRequestHeaders.Add("Accept", "application/json");

        using var first = await program.PostAsync($"own/order/{cart.Reference}", null, TestContext.Current.CancellationToken);
        using var second = await program.PostAsync($"own/order/{cart.Reference}", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(
            await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    private static string NameOf(ForwardingPage page) => CookieOf(page).Split('=', ';')[1];

    private static string CookieOf(ForwardingPage page) =>
        Assert.Single(
            page.Page.Answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("checkout.browser=", StringComparison.Ordinal));
}
