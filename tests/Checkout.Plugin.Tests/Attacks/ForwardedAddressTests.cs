using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// The connection's address counts, unless the shop has configured a known proxy in ASP.NET Core.
public sealed class ForwardedAddressTests
{
    private const string Header = "X-Forwarded-For";
    private static readonly IPAddress Attacker = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Proxy = IPAddress.Parse("10.0.0.2");

    [Theory]
    [InlineData(Header)]
    [InlineData("X-Real-IP")]
    [InlineData("Forwarded")]
    [InlineData("True-Client-IP")]
    [InlineData("CF-Connecting-IP")]
    public async Task A23_A_spoofed_address_in_a_header_leads_past_no_limit(string header)
    {
        await using var shop = await OpenAsync(app => app.ComesFrom(() => Attacker));

        var answers = await AskAsync(shop, header, 3);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.DoesNotContain(shop.Log.All, line => line.StartsWith("Warning 5301", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A23_An_address_that_the_shops_own_proxy_names_is_the_one_that_counts()
    {
        await using var shop = await OpenAsync(app => app.ComesFrom(() => Proxy).UseForwardedHeaders(Trusting(Proxy)));

        var answers = await AskAsync(shop, Header, 4);
        var sameClient = new List<HttpStatusCode>();
        for (var time = 0; time < 3; time++)
        {
            sameClient.Add(await AskAsync(shop, Header, "198.51.100.1"));
        }

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], sameClient);
        Assert.DoesNotContain(shop.Log.All, line => line.StartsWith("Warning 5301", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A23_An_unconfigured_proxy_is_logged_once_and_blocks_no_shopper()
    {
        await using var shop = await OpenAsync(
            app => app.ComesFrom(() => Proxy).UseForwardedHeaders(Trusting(IPAddress.Parse("10.0.0.3"))));

        var answers = await AskAsync(shop, Header, 20);

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer));
        Assert.Contains(
            "KnownProxies",
            Assert.Single(shop.Log.All, line => line.StartsWith("Warning 5301", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static ForwardedHeadersOptions Trusting(IPAddress proxy)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        options.KnownProxies.Add(proxy);
        return options;
    }

    // Each request claims another client address.
    private static async Task<List<HttpStatusCode>> AskAsync(Shop shop, string header, int times)
    {
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < times; time++)
        {
            answers.Add(await AskAsync(shop, header, $"192.0.2.{time + 1}"));
        }

        return answers;
    }

    private static async Task<HttpStatusCode> AskAsync(Shop shop, string header, string address)
    {
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"checkout/payments/{await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment")}/status");
        request.Headers.TryAddWithoutValidation(header, address);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task<Shop> OpenAsync(Action<WebApplication> pipeline)
    {
        var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Limits:StatusesPerMinutePerNetwork"] = "2" }, Pipeline = pipeline });
        await shop.OpensPaymentAsync();
        return shop;
    }
}
