using System.Net;
using System.Net.Sockets;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A failing Redis delays a shopper once, by a short time.
[Slow]
public sealed class ShopWithRedisTests
{
    [Fact]
    public async Task Redis_is_not_connected_before_it_is_needed()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var shop = await OpenAsync($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var before = listener.Pending();
        await summary.PaysAsync();
        await Eventually.TrueAsync(() => Task.FromResult(listener.Pending()));

        Assert.False(before);
    }

    [Fact]
    public async Task A_frozen_redis_is_waited_for_once_and_the_shopper_still_pays()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(redis.Address);
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        await redis.FreezesAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var waitsBefore = Waits(shop);

        await summary.PaysAsync();
        var waits = Waits(shop) - waitsBefore;
        await redis.GoesOnAsync();

        Assert.Equal(1, waits);
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A65_An_emptied_or_lying_redis_makes_no_second_invoice()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(redis.Address);
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = await summary.PaysAsync();
        var database = await redis.OpensAsync();
        await database.ExecuteAsync("FLUSHALL");
        var name = summary.Page.Browser.Cookies.Single(cookie => cookie.StartsWith(BrowserCookie.Name, StringComparison.Ordinal))
            .Split('=')[1];
        await database.ListLeftPushAsync(IdempotencyKey.ForPay(IdempotencyKey.Of(summary.CheckoutKey, new("", null, name))), "nonsense");

        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Redis_gets_no_key_name_number_or_anything_that_identifies_a_payment()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(redis.Address);
        var traffic = await redis.OverhearsAsync();
        var cart = Some.Cart(12_345);
        var summary = await shop.GoesToPayAsync(cart);
        await Eventually.TrueAsync(async () =>
        {
            // The first connection may take longer than its budget. The next press uses it.
            shop.Clock.Advance(TimeSpan.FromSeconds(5));
            var fresh = await shop.GoesToPayAsync(Some.Cart());
            await fresh.PaysAsync();
            return traffic().Contains("checkout:pay:", StringComparison.Ordinal);
        });

        await summary.PressesPayAsync(("method", "mobile"), ("phone", "+226 60 00 00 01"));
        var payment = await shop.PaymentAsync(cart.Reference);
        await shop.Gateway.ApprovesAsync(payment.Id);
        await shop.SettlesAsync();
        await Eventually.TrueAsync(() => Task.FromResult(traffic().Contains("checkout:callback:", StringComparison.Ordinal)));

        string[] secrets =
        [
            Shop.ApiKey, Shop.ApiToken, summary.CheckoutKey, payment.Id, await shop.TokenAsync(payment.Id), cart.Reference,
            "12345", "12 345", "60000001", "60 00 00 01", "Awa", "Ouédraogo", "awa@example.com",
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, traffic(), StringComparison.OrdinalIgnoreCase));
    }

    private static int Waits(Shop shop) => shop.Log.All.Count(line => line.StartsWith("Warning 6001", StringComparison.Ordinal));

    private static Task<Shop> OpenAsync(string redis) => Shop.OpenAsync(new()
    {
        Store = Store.PostgreSql,
        Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile" },
        Configure = checkout => checkout.AddRedis(redis),
    });
}
