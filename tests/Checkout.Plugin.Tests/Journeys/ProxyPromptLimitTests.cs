using System.Net;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// A proxy sends client addresses in X-Forwarded-For, but the shop does not read it: all clients seem to have the proxy's address.
public sealed class ProxyPromptLimitTests
{
    [Theory]
    [InlineData("10.0.0.2")]
    [InlineData("127.0.0.1")]
    [InlineData("fd00::7")]
    public async Task No_shopper_is_blocked_by_the_others_and_the_log_names_the_repair_once(string proxy)
    {
        await using var shop = await OpenAsync(proxy);

        var statuses = new List<string>();
        for (var shopper = 10; shopper < 16; shopper++)
        {
            statuses.Add(new ResultPage(await PressesAsync(shop, $"+226 60 00 00 {shopper}")).Status);
        }

        Assert.All(statuses, status => Assert.Equal("pending", status));
        Assert.Contains(
            "UseForwardedHeaders", Assert.Single(shop.Log.All, line => line.StartsWith("Warning 5301", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_press_of_Pay_logs_the_missing_configuration()
    {
        await using var shop = await OpenAsync("10.0.0.2");

        await (await shop.GoesToPayAsync(Some.Cart(), Behind(shop))).PaysAsync();

        Assert.Single(shop.Log.All, line => line.StartsWith("Warning 5301", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_number_and_one_browser_are_still_counted()
    {
        await using var shop = await OpenAsync("10.0.0.2");
        var browser = Behind(shop);

        for (var press = 0; press < 8; press++)
        {
            await PressesAsync(shop, MoovBurkina);
        }

        for (var stranger = 10; stranger < 25; stranger++)
        {
            await PressesAsync(shop, $"+226 60 00 00 {stranger}", browser);
        }

        Assert.Equal(5 + 10, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Fact]
    public async Task A_public_address_is_counted_whatever_header_it_sends()
    {
        await using var shop = await OpenAsync("203.0.113.7");

        for (var stranger = 10; stranger < 16; stranger++)
        {
            await PressesAsync(shop, $"+226 60 00 00 {stranger}");
        }

        var warning = Assert.Single(shop.Log.All, line => line.StartsWith("Warning 5302", StringComparison.Ordinal));
        Assert.Contains("UseForwardedHeaders", warning, StringComparison.Ordinal);
        Assert.Equal(2, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    private static async Task<Page> PressesAsync(Shop shop, string phone, Browser? browser = null) =>
        await (await shop.GoesToPayAsync(Some.Cart(), browser ?? Behind(shop))).PressesPayAsync(Mobile(phone));

    private static Browser Behind(Shop shop) =>
        shop.OpensBrowser(request => request.Headers.TryAddWithoutValidation("X-Forwarded-For", "198.51.100.1"));

    private static Task<Shop> OpenAsync(string address) => AllPaymentMethods.OpenAsync(new()
    {
        Values = { ["Checkout:Limits:PromptsPerHourPerNetwork"] = "2" },
        Pipeline = app => app.ComesFrom(() => IPAddress.Parse(address)),
    });
}
