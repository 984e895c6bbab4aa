using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// AddRedis without an argument uses the Redis that the shop has registered for itself.
public sealed class RedisRegistrationTests
{
    private const string Accounts = "--user shop on >a-password ~checkout:* +@all --user default off";

    [Fact]
    public async Task The_shops_own_connection_is_used_and_left_open()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await using (var shop = await OpenAsync(services => services.AddSingleton<IConnectionMultiplexer>(connection)))
        {
            var heard = await redis.OverhearsAsync();
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

            await Eventually.TrueAsync(() => Task.FromResult(heard().Contains("checkout:", StringComparison.Ordinal)));
        }

        Assert.True(connection.IsConnected);
    }

    [Fact]
    public async Task The_connection_string_of_the_shops_cache_is_used_with_its_account()
    {
        await using var redis = await RedisServer.StartAsync(Accounts);
        await using var shop = await OpenAsync(services => services.AddStackExchangeRedisCache(
            cache => cache.Configuration = $"{redis.Address},user=shop,password=a-password"));

        Assert.True(await AnswersAsync(shop));
        Assert.DoesNotContain(shop.Log.All, line => line.Contains("a-password", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_options_of_the_shops_cache_are_used_and_not_changed()
    {
        await using var redis = await RedisServer.StartAsync(Accounts);
        var options = ConfigurationOptions.Parse($"{redis.Address},user=shop,password=a-password,abortConnect=true");
        await using var shop = await OpenAsync(services => services.AddStackExchangeRedisCache(
            cache => cache.ConfigurationOptions = options));

        Assert.True(await AnswersAsync(shop));
        Assert.True(options.AbortOnConnectFail);
    }

    [Fact]
    public async Task A_sentinel_of_the_shops_cache_leads_to_its_primary()
    {
        var folder = Directory.CreateTempSubdirectory("sentinel-");
        await using var redis = await RedisServer.StartAsync();
        await using var sentinel = await redis.StartsSentinelAsync(folder);
        await using var shop = await OpenAsync(services => services.AddStackExchangeRedisCache(
            cache => cache.Configuration = $"{sentinel.Address},serviceName=shop"));
        var heard = await redis.OverhearsAsync();

        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        await Eventually.TrueAsync(() => Task.FromResult(heard().Contains("checkout:", StringComparison.Ordinal)));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_connection_of_the_shops_cache_is_used()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var connection = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await using var shop = await OpenAsync(services => services.AddStackExchangeRedisCache(
            cache => cache.ConnectionMultiplexerFactory = () => Task.FromResult<IConnectionMultiplexer>(connection)));

        Assert.True(await AnswersAsync(shop));
    }

    [Fact]
    public async Task A_connection_that_fails_delays_neither_the_start_nor_the_shopper()
    {
        await using var shop = await OpenAsync(services => services.AddSingleton<IConnectionMultiplexer>(
            _ => throw new InvalidOperationException("Redis is away.")));

        await shop.OpensPaymentAsync();

        Assert.Contains(shop.Log.All, line => line.StartsWith("Warning 6001 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_a_redis_of_the_shop_the_start_is_refused_with_the_repair()
    {
        var fault = await RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddRedis();
        });

        Assert.Contains("AddRedis() without argument", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> AnswersAsync(Shop shop) =>
        shop.Services.GetRequired<IIdempotencyStore>() is RedisIdempotencyStore redis && await redis.AnswersAsync();

    private static Task<Shop> OpenAsync(Action<IServiceCollection> register) => Shop.OpenAsync(new()
    {
        Store = Store.PostgreSql,
        BeforeCheckout = builder => register(builder.Services),
        Configure = checkout => checkout.AddRedis(),
    });
}
