using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class SecretsInOutputTests
{
    [Fact]
    public async Task No_log_line_page_header_or_exception_holds_a_key_a_token_or_a_payers_name()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var browser = shop.OpensBrowser();
        await EveryEndingAsync(shop, browser);

        var tokens = (await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["token"]!.GetValue<string>()).ToList();
        string[] secrets = [Shop.ApiKey, Shop.ApiToken, .. tokens];

        Assert.True(tokens.Count >= 3, "the journeys made too few invoices to prove anything");
        Assert.True(shop.Log.All.Count > 100, "the log is too short to prove anything");
        foreach (var line in shop.Log.All)
        {
            Assert.DoesNotContain(secrets, secret => line.Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain("awa@example.com", line, StringComparison.Ordinal);
            Assert.DoesNotContain("Ouédraogo", line, StringComparison.Ordinal);
        }

        // Only the forwarding page names the payment page, whose address contains the token.
        foreach (var page in browser.Seen.Where(page => !page.Contains("data-checkout-forward", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(secrets, secret => page.Contains(secret, StringComparison.Ordinal));
        }

        Assert.DoesNotContain(
            browser.Seen,
            page => page.Contains(Shop.ApiKey, StringComparison.Ordinal) || page.Contains(Shop.ApiToken, StringComparison.Ordinal));
    }

    private static async Task EveryEndingAsync(Shop shop, Browser browser)
    {
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException("the stock system is away"));
        var paid = await (await (await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await paid.ContinuesAsync();

        var declined = await (await (await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync()).GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        await declined.ContinuesAsync();

        await shop.Gateway.FailsAsync("confirm", "html", times: 0);
        await shop.Gateway.FailsAsync("create", "garbage");
        await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync();
        await shop.Gateway.FailsAsync("create", "code00");
        await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync();
        var unsure = await (await (await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await unsure.ContinuesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(5));

        var last = await shop.GoesToPayAsync(Some.Cart(), browser);
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO gone");
        await last.PressesPayAsync();
        await browser.OpenAsync("checkout");
        await shop.PostsAsync(
            "checkout/callback",
            new StringContent(new JsonObject { ["transaction_id"] = CheckoutId.New(), ["token"] = Shop.ApiToken }.ToJsonString()));
    }
}
