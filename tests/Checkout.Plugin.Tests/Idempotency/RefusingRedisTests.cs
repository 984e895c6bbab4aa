using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

// A Redis that refuses writes: it is full, or it is a read-only replica.
public sealed class RefusingRedisTests
{
    public static TheoryData<string> Refusals =>
        ["--maxmemory 1 --maxmemory-policy noeviction", $"--replicaof {TestServers.Redis.Replace(':', ' ')}"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task A_redis_that_refuses_commands_counts_as_unavailable(string arguments)
    {
        await using var server = await RedisServer.StartAsync(arguments);
        using var claims = Store(server);
        using var releases = Store(server);
        using var health = Store(server);

        Assert.True(await claims.TryClaimAsync("key", CheckoutId.New(), TimeSpan.FromSeconds(2)));
        Assert.True(await claims.TryClaimAsync("key", CheckoutId.New(), TimeSpan.FromSeconds(2)));
        await releases.ReleaseAsync("key", CheckoutId.New());
        Assert.False(await health.AnswersAsync());
    }

    private static RedisIdempotencyStore Store(RedisServer server) =>
        new(
            RedisAddress.Read(server.Address) with { Budget = TimeSpan.FromSeconds(20) },
            TimeProvider.System,
            NullLogger<RedisIdempotencyStore>.Instance);
}
