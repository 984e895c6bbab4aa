using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

public sealed class RedisIdempotencyStoreTests : IdempotencyStoreContractTests, IDisposable
{
    // The long budget makes the tests independent of the machine's load.
    private readonly RedisIdempotencyStore _store = new(
        RedisAddress.Read(TestServers.Redis) with { Budget = TimeSpan.FromSeconds(20) },
        TimeProvider.System,
        NullLogger<RedisIdempotencyStore>.Instance);

    private protected override IIdempotencyStore Store => _store;

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Without_a_server_every_call_returns_soon()
    {
        using var away = new RedisIdempotencyStore(
            RedisAddress.Read("127.0.0.1:1"), TimeProvider.System, NullLogger<RedisIdempotencyStore>.Instance);
        var started = TimeProvider.System.GetTimestamp();

        Assert.True(await away.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2)));
        Assert.False(await away.IsClaimedAsync("key"));
        await away.ReleaseAsync("key", "a");

        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(2));
    }
}
