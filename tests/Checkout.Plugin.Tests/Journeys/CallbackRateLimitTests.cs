using System.Net;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Rate limits of callbacks and status requests for each network.
public sealed class CallbackRateLimitTests
{
    private static readonly IPAddress OneNetwork = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Gateway = IPAddress.Parse("198.51.100.20");

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_callback_flood_from_one_network_costs_no_statement_and_blocks_no_other(Store store)
    {
        var address = OneNetwork;
        await using var shop = await OpenAsync(("CallbacksPerSecondPerNetwork", 1), () => address, store);
        using var refusals = new CountedRefusals(shop);
        var id = await shop.OpensPaymentAsync();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");
        var flood = new List<HttpResponseMessage>();
        while (flood.Count < 50 || flood.All(answer => answer.StatusCode != HttpStatusCode.TooManyRequests))
        {
            flood.Add(await CallsBackAsync(shop, id));
        }

        var counted = refusals.Limits.Count(limit => limit == "CallbacksPerSecondPerNetwork");
        var refused = flood.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_payment");
        address = Gateway;
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Equal("Too many", await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter!.Delta);
        Assert.All(flood, answer => Assert.True(answer.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable));
        Assert.Equal(flood.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests), counted);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_payment_whose_callbacks_were_refused_is_still_found()
    {
        await using var shop = await OpenAsync(("CallbacksPerSecondPerNetwork", 1), () => OneNetwork);
        var id = await shop.OpensPaymentAsync();
        while ((await CallsBackAsync(shop, CheckoutId.New())).StatusCode == HttpStatusCode.OK)
        {
        }

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData("callback")]
    [InlineData("payout-callback")]
    public async Task Callbacks_with_an_id_in_the_address_count_with_the_others(string route)
    {
        await using var shop = await OpenAsync(("CallbacksPerSecondPerNetwork", 1), () => OneNetwork);
        while ((await CallsBackAsync(shop, CheckoutId.New())).StatusCode == HttpStatusCode.OK)
        {
        }

        var answer = await shop.PostsAsync($"checkout/{route}/{CheckoutId.New()}", new StringContent("{}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
    }

    [Fact]
    public async Task A_browser_that_polls_too_often_gets_429_and_may_still_read_the_result()
    {
        await using var shop = await OpenAsync(("StatusesPerMinutePerNetwork", 5), () => OneNetwork);
        using var refusals = new CountedRefusals(shop);
        var (id, browser) = (await shop.OpensPaymentAsync(), shop.OpensBrowser());
        for (var question = 0; question < 5; question++)
        {
            Assert.Equal(HttpStatusCode.OK, (await browser.OpenAsync($"checkout/payments/{id}/status")).Answer.StatusCode);
        }

        var refused = await browser.OpenAsync($"checkout/payments/{id}/status");
        var result = new ResultPage(await browser.OpenAsync($"checkout/payments/{id}"));
        var interstitial = new InterstitialPage(await browser.OpenAsync($"checkout/return/{id}"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Answer.StatusCode);
        Assert.Equal("""{"status":"too-many"}""", refused.Html);
        Assert.Equal("application/json", refused.Answer.Content.Headers.ContentType!.MediaType);
        Assert.InRange(refused.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 12);
        Assert.Equal("pending", result.Status);
        Assert.NotEmpty(interstitial.Page.Refresh);
        Assert.Equal(["StatusesPerMinutePerNetwork"], refusals.Limits);
    }

    [Fact]
    public async Task Thousands_of_callbacks_at_once_through_a_proxy_are_all_answered_200()
    {
        await using var shop = await OpenAsync(("StatusesPerMinutePerNetwork", 5), () => IPAddress.Loopback);

        var answers = await Task.WhenAll(Enumerable.Range(0, 3_000).Select(_ => CallsBackAsync(shop, CheckoutId.New())));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    private static Task<HttpResponseMessage> CallsBackAsync(Shop shop, string id) =>
        shop.PostsAsync("checkout/callback", new StringContent($$"""{"transaction_id":"{{id}}"}""", Encoding.UTF8, "application/json"));

    private static Task<Shop> OpenAsync((string Name, int Max) limit, Func<IPAddress> address, Store store = Store.Sqlite) =>
        Shop.OpenAsync(new()
        {
            Store = store,
            Values = { [$"Checkout:Limits:{limit.Name}"] = $"{limit.Max}" },
            Pipeline = app => app.ComesFrom(address),
        });
}
