using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

// Redis is only a hint: neither a wrong value nor a missing answer delays a request for long.
public sealed class UnreliableRedisTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);

    // A busy test machine adds to the budget of 150 ms; a call without one would take seconds.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    private static readonly byte[] NotRedis = "HTTP/1.1 400 Bad Request\r\n\r\n:1\r\n$-7\r\n*99999999\r\n+OK\r\n"u8.ToArray();

    public static TheoryData<string, Func<IDatabase, string, Task>> WrongValues => new()
    {
        { "random bytes", (redis, key) => redis.StringSetAsync(key, new byte[] { 0xFF, 0, 0x0D, 0x0A, 0xC3 }, Life) },
        { "nothing", (redis, key) => redis.StringSetAsync(key, "", Life) },
        { "a sentence", (redis, key) => redis.StringSetAsync(key, "no payment is possible here", Life) },
        { "a megabyte", (redis, key) => redis.StringSetAsync(key, new string('a', 1_000_000), Life) },
        { "a list", (redis, key) => redis.ListLeftPushAsync(key, CheckoutId.New()) },
        { "a table", (redis, key) => redis.HashSetAsync(key, [new("owner", CheckoutId.New())]) },
        { "a claim without expiry", (redis, key) => redis.StringSetAsync(key, CheckoutId.New()) },
        { "a claim for a day", (redis, key) => redis.StringSetAsync(key, CheckoutId.New(), TimeSpan.FromDays(1)) },
    };

    [Theory]
    [MemberData(nameof(WrongValues))]
    public async Task A64_A_value_in_a_foreign_format_is_no_claim(string what, Func<IDatabase, string, Task> write)
    {
        await using var server = await RedisServer.StartAsync();
        var redis = await server.OpensAsync();
        using var store = WithLongBudget(server);
        var (key, mine) = ($"checkout:pay:{CheckoutId.New()}", CheckoutId.New());
        await write(redis, key);

        var wasClaimed = await store.IsClaimedAsync(key);
        var released = store.ReleaseAsync(key, mine);
        await released;
        var taken = await store.TryClaimAsync(key, mine, Life);
        var byOthers = await store.TryClaimAsync(key, CheckoutId.New(), Life);

        Assert.False(wasClaimed, what);
        Assert.True(taken, what);
        Assert.False(byOthers, what);
        Assert.Equal(mine, (string?)await redis.StringGetAsync(key));
        Assert.InRange((await redis.KeyTimeToLiveAsync(key))!.Value, TimeSpan.FromSeconds(1), Life);
    }

    [Fact]
    public async Task A_claim_whose_answer_was_lost_belongs_to_its_owner()
    {
        await using var server = await RedisServer.StartAsync();
        using var store = WithLongBudget(server);
        var (key, mine) = ($"checkout:pay:{CheckoutId.New()}", CheckoutId.New());
        await (await server.OpensAsync()).StringSetAsync(key, mine, Life);

        Assert.True(await store.TryClaimAsync(key, mine, Life));
    }

    [Fact]
    public async Task A_frozen_redis_costs_one_budget_and_is_then_skipped_for_a_while()
    {
        await using var server = await RedisServer.StartAsync();
        var clock = new ManualTimeProvider();
        using var store = new RedisIdempotencyStore(RedisAddress.Read(server.Address), clock, NullLogger<RedisIdempotencyStore>.Instance);
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return await store.AnswersAsync();
        });
        await server.FreezesAsync();

        var (first, asked) = await MeasureAsync(() => store.TryClaimAsync("key", CheckoutId.New(), Life));
        var (second, rested) = await MeasureAsync(() => store.TryClaimAsync("key", CheckoutId.New(), Life));
        await server.GoesOnAsync();
        clock.Advance(TimeSpan.FromSeconds(5));
        await Eventually.TrueAsync(async () =>
        {
            clock.Advance(TimeSpan.FromSeconds(5));
            return await store.AnswersAsync();
        });

        Assert.True(first);
        Assert.True(second);
        Assert.InRange(asked, TimeSpan.FromMilliseconds(140), Moment);
        Assert.InRange(rested, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData("127.0.0.1:1")]
    [InlineData("nosuch.invalid:6379")]
    [InlineData("10.255.255.1:6379")]
    public async Task An_unreachable_redis_costs_a_moment_at_most(string address)
    {
        using var store = new RedisIdempotencyStore(
            RedisAddress.Read(address), TimeProvider.System, NullLogger<RedisIdempotencyStore>.Instance);

        var (claimed, took) = await MeasureAsync(() => store.TryClaimAsync("key", CheckoutId.New(), Life));

        Assert.True(claimed);
        Assert.InRange(took, TimeSpan.Zero, Moment);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_server_that_is_not_redis_costs_a_moment_at_most(bool mute)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _ = AnswerAsync(listener, mute);
        using var store = new RedisIdempotencyStore(
            RedisAddress.Read($"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"),
            TimeProvider.System,
            NullLogger<RedisIdempotencyStore>.Instance);

        var (claimed, took) = await MeasureAsync(() => store.TryClaimAsync("key", CheckoutId.New(), Life));
        var isClaimed = await store.IsClaimedAsync("key");

        Assert.True(claimed);
        Assert.False(isClaimed);
        Assert.InRange(took, TimeSpan.Zero, Moment);
    }

    private static RedisIdempotencyStore WithLongBudget(RedisServer server) =>
        new(
            RedisAddress.Read(server.Address) with { Budget = TimeSpan.FromSeconds(20) },
            TimeProvider.System,
            NullLogger<RedisIdempotencyStore>.Instance);

    private static async Task<(bool Answer, TimeSpan Took)> MeasureAsync(Func<ValueTask<bool>> ask)
    {
        var stopwatch = Stopwatch.StartNew();
        return (await ask(), stopwatch.Elapsed);
    }

    private static async Task AnswerAsync(TcpListener listener, bool mute)
    {
        var clients = new List<TcpClient>();
        while (true)
        {
            clients.Add(await listener.AcceptTcpClientAsync());
            var answer = mute ? ReadOnlyMemory<byte>.Empty : NotRedis;
            await clients[^1].GetStream().WriteAsync(answer);
        }
    }
}
