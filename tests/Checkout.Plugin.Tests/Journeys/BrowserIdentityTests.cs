using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// It is known again by a cookie of ours, which it gets when it presses Pay.
public sealed class BrowserIdentityTests
{
    private static readonly (string, string)[] ByPhone =
        [("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", "+226 60 00 00 01")];

    [Theory]
    [InlineData("http://localhost:5080/", false)]
    [InlineData("https://shop.example/", true)]
    public async Task Gets_a_cookie_that_is_http_only_same_site_and_secure_where_possible(string publicly, bool secure)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:PublicBaseUrl"] = publicly } });

        var cookie = CookieOf(await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync());

        var (prefix, flag) = secure ? ("__Host-", "; secure") : ("", "");
        Assert.Matches(
            $"^{prefix}checkout\\.browser=[0-9a-f]{{32}}; max-age=7776000; path=/{flag}; samesite=lax; httponly$", cookie);
    }

    [Fact]
    public async Task Keeps_its_name_and_gets_another_for_one_that_cannot_be_ours()
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
    public async Task Is_one_browser_however_often_it_presses_before_it_has_a_name()
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => summary.PaysAsync())));

        Assert.Single(pages.Select(NameOf).Distinct(StringComparer.Ordinal));
        Assert.Single(pages.Select(page => page.Link).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Is_known_again_also_when_the_shops_own_code_began_the_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Desk.Carts[cart.Reference] = cart;
        var browser = shop.OpensBrowser();
        var forwarding = new ForwardingPage(
            await browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, $"own/order/{cart.Reference}"))));
        var hop = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        var paid = await hop.ContinuesAsync();

        Assert.Contains("Tissu", paid.Page.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Is_each_of_two_that_press_Pay_for_the_same_purchase(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var cart = Some.Cart();
        var laptop = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, laptop)).PaysAsync();

        var phone = await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var hop = await (await phone.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await hop.ContinuesAsync();
        var id = (await shop.PaymentAsync(cart.Reference)).Id;
        var (onTheLaptop, elsewhere) =
            (await laptop.OpenAsync($"checkout/payments/{id}"), await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Contains("Tissu", paid.Page.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Tissu", onTheLaptop.Require("[data-checkout-receipt]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Tissu", elsewhere.Require("body").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_the_one_that_gives_the_same_number_under_another_name()
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
    public async Task May_be_no_browser_at_all_but_a_program_that_keeps_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Desk.Carts[cart.Reference] = cart;
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
