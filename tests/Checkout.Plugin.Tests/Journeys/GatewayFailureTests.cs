using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class GatewayFailureTests
{
    [Theory]
    [InlineData("code00")]
    [InlineData("status-500")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("huge")]
    [InlineData("drop-before")]
    [InlineData("drop-after")]
    [InlineData("redirect")]
    [InlineData("garbage")]
    public async Task A_refused_invoice_is_reported_may_be_retried_and_is_never_sent_twice(string fault)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("create", fault);

        var again = new SummaryPage(await summary.PressesPayAsync());
        var creates = await shop.Gateway.CreatesAsync();
        var forwarding = await again.PaysAsync();

        Assert.Single(again.Problems);
        Assert.DoesNotContain("Echec", again.Page.Html, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(creates, 0, 1);
        Assert.NotEmpty(forwarding.Link);
        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 100", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_log_of_a_refusal_names_sub_code_wiki_and_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("create", "code00");

        await summary.PressesPayAsync();

        var payment = await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Refused'");
        var line = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 1002", StringComparison.Ordinal));
        Assert.Contains(payment!, line, StringComparison.Ordinal);
        Assert.Contains("sub-code 00", line, StringComparison.Ordinal);
        Assert.Contains("https://client.ligdicash.com/wiki/createInvoice", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(-12_499)]
    public async Task A03_A_different_confirmed_amount_goes_to_review_without_fulfillment(int delta)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("confirm", "wrong-amount", times: 0, amountDelta: delta);

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("review", result.Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Equal(
            AttentionReason.Disagreement, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
    }

    [Fact]
    public async Task A04_A_confirmation_of_another_transaction_goes_to_review()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("confirm", "other-id", times: 0);

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        Assert.Equal("review", (await interstitial.ContinuesAsync()).Status);
    }

    [Theory]
    [InlineData("status-500")]
    [InlineData("html")]
    [InlineData("empty")]
    [InlineData("truncated")]
    [InlineData("garbage")]
    [InlineData("redirect")]
    [InlineData("code00")]
    [InlineData("unknown-status")]
    [InlineData("duplicate-keys")]
    public async Task A15_A_confirm_without_a_status_changes_nothing_until_a_later_check(string fault)
    {
        // The short timeout prevents a retry that would wait on the manual clock.
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("confirm", fault, times: 0);

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var unsure = await interstitial.ContinuesAsync();
        await shop.Gateway.RecoversAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(3));

        Assert.Equal("pending", unsure.Status);
        Assert.Equal("paid", (await unsure.ReloadsAsync()).Status);
    }

    [Fact]
    public async Task Every_unknown_or_malformed_id_gets_the_same_404_page()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();

        var pages = new List<Page>();
        foreach (var id in new[] { CheckoutId.New(), "1", "'%20OR%201=1", new string('a', 500), "ÀÀÀ" })
        {
            pages.Add(await browser.OpenAsync($"checkout/payments/{id}"));
            pages.Add(await browser.OpenAsync($"checkout/return/{id}"));
            pages.Add(await browser.OpenAsync($"checkout/cancel/{id}"));
        }

        Assert.All(pages, page => Assert.Equal(HttpStatusCode.NotFound, page.Answer.StatusCode));
        Assert.Single(pages.Select(page => page.Html).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Without_the_database_nothing_is_sent_and_the_shopper_gets_a_retry_page()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO gone");

        var answer = await summary.PressesPayAsync();

        var status = await summary.Page.Browser.OpenAsync($"checkout/payments/{CheckoutId.New()}/status");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status.Answer.StatusCode);
        Assert.Single(answer.Texts("h1"));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }
}
