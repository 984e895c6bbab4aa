using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Limits on new payments for a browser and a network.
public sealed class PayRateLimitTests
{
    private static readonly IPAddress OneNetwork = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress AnotherNetwork = IPAddress.Parse("203.0.113.8");

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_browser_that_starts_too_many_payments_must_wait_without_a_gateway_call(Store store)
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerBrowser", 3), () => OneNetwork, store);
        using var refusals = new CountedRefusals(shop);
        var browser = shop.OpensBrowser();
        for (var payment = 0; payment < 3; payment++)
        {
            await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync();
        }

        var refused = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync(("lastName", "Sawadogo"));
        var elsewhere = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Answer.StatusCode);
        Assert.InRange(refused.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 20);
        Assert.Single(new SummaryPage(refused).Problems);
        Assert.Equal("Sawadogo", refused.Require("[name=lastName]").GetAttribute("value"));
        Assert.NotEmpty(elsewhere.Link);
        Assert.Equal(4, await shop.Gateway.CreatesAsync());
        Assert.Equal(4, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
        Assert.Equal(["PaysPerMinutePerBrowser"], refusals.Limits);
        Assert.Single(
            shop.Log.All,
            line => line.StartsWith("Warning 5302 ", StringComparison.Ordinal)
            && line.Contains("Checkout:Limits:PaysPerMinutePerBrowser (3)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_network_is_counted_across_browsers_and_other_networks_are_not_affected()
    {
        var address = OneNetwork;
        await using var shop = await OpenAsync(("PaysPerMinutePerNetwork", 3), () => address);
        using var refusals = new CountedRefusals(shop);
        for (var payment = 0; payment < 3; payment++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        }

        var refused = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();
        address = AnotherNetwork;
        var elsewhere = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Answer.StatusCode);
        Assert.NotEmpty(elsewhere.Link);
        Assert.Equal(["PaysPerMinutePerNetwork"], refusals.Limits);
    }

    [Fact]
    public async Task The_addresses_of_one_household_are_one_network()
    {
        var host = 1;
        await using var shop = await OpenAsync(("PaysPerMinutePerNetwork", 3), () => IPAddress.Parse($"2001:db8:0:7::{host}"));
        for (; host <= 3; host++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        }

        var refused = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Answer.StatusCode);
    }

    [Fact]
    public async Task Repeated_presses_start_nothing_and_are_not_counted()
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerBrowser", 1), () => OneNetwork);
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = new List<ForwardingPage>();
        for (var press = 0; press < 20; press++)
        {
            pages.Add(await summary.PaysAsync());
        }

        Assert.Single(pages.Select(page => page.Link).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("10.1.2.3")]
    [InlineData("172.20.0.2")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.9")]
    [InlineData("169.254.1.1")]
    [InlineData("fd00::7")]
    [InlineData("fe80::7")]
    public async Task Clients_behind_a_proxy_without_forwarding_do_not_block_each_other(string proxy)
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerNetwork", 1), () => IPAddress.Parse(proxy));
        var limits = shop.Services.GetRequired<RequestRateLimiter>();

        var network = RateLimitSubject.NetworkOf(IPAddress.Parse(proxy));
        var allowed = Enumerable.Range(0, 200)
            .TakeWhile(number => limits.OnPay(new($"browser {number}", network, "its name")) is null)
            .Count();

        // The allowance grows slowly, so a slow machine allows a few more.
        Assert.InRange(allowed, 100, 110);
    }

    [Fact]
    public async Task A_program_gets_429_with_the_time_to_retry_and_may_then_pay()
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerBrowser", 60), () => OneNetwork);
        var (cart, key) = (Some.Cart(), 0);
        var summary = await shop.GoesToPayAsync(cart);
        Page answer;
        do
        {
            answer = await AsksAsync(shop, summary, cart, key++);
        }
        while (answer.Answer.StatusCode == HttpStatusCode.OK && key < 200);

        var problems = JsonNode.Parse(answer.Html)!["problems"]!.AsArray();
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), answer.Answer.Headers.RetryAfter!.Delta);
        Assert.Single(problems);
        await Eventually.TrueAsync(async () => (await AsksAsync(shop, summary, cart, key++)).Answer.StatusCode == HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_stored_number_of_networks_is_limited()
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerNetwork", 1), () => OneNetwork);
        var limits = shop.Services.GetRequired<RequestRateLimiter>();

        var allowed = Enumerable.Range(1, 100_000)
            .Count(network => limits.OnPay(new($"browser {network}", (ulong)network, "its name")) is null);

        Assert.InRange(allowed, 4_000, 4_500);
    }

    [Fact]
    public async Task A_limit_that_is_changed_while_the_shop_runs_counts_at_once()
    {
        await using var shop = await OpenAsync(("PaysPerMinutePerBrowser", 1), () => OneNetwork);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync();
        var before = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync();

        shop.Services.GetRequired<CurrentOptions>().Value.Limits.PaysPerMinutePerBrowser = 2;
        var after = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync();

        Assert.Equal(HttpStatusCode.TooManyRequests, before.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.Answer.StatusCode);
    }

    // Each has another total, so that each is a new payment.
    private static Task<Page> AsksAsync(Shop shop, SummaryPage summary, CheckoutCart cart, int key)
    {
        shop.Script.Carts[cart.Reference] = Some.Cart(1_000 + key) with { Reference = cart.Reference };
        return summary.AsksAsync([("Idempotency-Key", $"{key}")]);
    }

    private static Task<Shop> OpenAsync((string Name, int Max) limit, Func<IPAddress> address, Store store = Store.Sqlite) =>
        Shop.OpenAsync(new()
        {
            Store = store,
            Values = { [$"Checkout:Limits:{limit.Name}"] = $"{limit.Max}" },
            Pipeline = app => app.ComesFrom(address),
        });
}
