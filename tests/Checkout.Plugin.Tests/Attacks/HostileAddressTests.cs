using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Addresses from outside: no deceptive one is shown to the shopper, and the server calls none.
public sealed class HostileAddressTests
{
    [Theory]
    [InlineData("http://pay.example/invoice")]
    [InlineData("https://app.ligdicash.com@evil.example/invoice")]
    [InlineData("javascript:alert(document.domain)")]
    [InlineData("data:text/html,<h1>LigdiCash</h1>")]
    [InlineData("ftp://app.ligdicash.com/invoice")]
    [InlineData("//evil.example/invoice")]
    [InlineData("/pay/invoice/1")]
    public async Task A39_A_shopper_is_sent_to_no_page_that_is_not_plainly_https(string page)
    {
        await using var gateway = await HostileGateway.StartAsync();
        await using var shop = await gateway.OpensShopAsync();
        gateway.Says(new { response_code = "00", token = "a-token-of-the-hostile-gateway", response_text = page });
        var cart = Some.Cart();

        var answer = await (await shop.GoesToPayAsync(cart)).PressesPayAsync();

        Assert.NotEmpty(answer.Texts("[data-checkout-problem]"));
        Assert.DoesNotContain("evil.example", answer.Html + answer.Refresh, StringComparison.Ordinal);
        Assert.Null(answer.Find("a[data-checkout-forward]"));
        Assert.NotEqual(CheckoutPaymentStatus.Pending, (await shop.PaymentAsync(cart.Reference)).Status);
    }

    [Fact]
    public async Task A41_No_address_of_a_reply_or_of_a_request_is_ever_called()
    {
        await using var gateway = await HostileGateway.StartAsync();
        await using var shop = await gateway.OpensShopAsync();
        var there = gateway.Forbidden.AbsoluteUri;

        gateway.Redirects();
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();
        gateway.Says(
            new { response_code = "00", token = "a-token", response_text = there, wiki = there, custom_data = new { logfile = there } });
        var id = await shop.OpensPaymentAsync();
        await CallsBackAsync(shop, id, there);
        gateway.Redirects();
        await shop.ProcessesDueWorkAsync();
        gateway.Says(new { response_code = "01", response_text = "Echec (Code02)", wiki = there, description = there });
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await VisitsAsync(shop, id, there);

        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(0, gateway.CallsOfForbidden);
    }

    private static async Task CallsBackAsync(Shop shop, string id, string there)
    {
        var fields = new[] { "callback_url", "return_url", "cancel_url", "url", "wiki", "logfile", "response_text", "token" }.Select(
            name => KeyValuePair.Create(name, there));
        using var answer = await shop.PostsAsync(
            "checkout/callback", new FormUrlEncodedContent([KeyValuePair.Create("transaction_id", id), .. fields]));
        answer.EnsureSuccessStatusCode();
    }

    private static async Task VisitsAsync(Shop shop, string id, string there)
    {
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        foreach (var path in new[] { "checkout", $"checkout/return/{id}", $"checkout/cancel/{id}", $"checkout/payments/{id}" })
        {
            using var request = new HttpRequestMessage(
                HttpMethod.Get, $"{path}?reference={there}&returnUrl={there}&url={there}&next={there}");
            foreach (var header in new[] { "Referer", "Origin", "X-Forwarded-Host", "X-Original-URL", "Forwarded" })
            {
                request.Headers.TryAddWithoutValidation(header, there);
            }

            using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(there, $"{answer.Headers.Location}", StringComparison.Ordinal);
        }
    }
}
