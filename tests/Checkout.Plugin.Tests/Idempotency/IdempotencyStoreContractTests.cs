using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

// What every store of claims must do.
public abstract class IdempotencyStoreContract
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly string _key = $"test:{CheckoutId.New()}";
    private readonly (string A, string B) _owners = (CheckoutId.New(), CheckoutId.New());

    private protected abstract IIdempotencyStore Store { get; }

    [Fact]
    public async Task A_claim_is_given_once_until_it_is_released()
    {
        Assert.True(await Store.TryClaimAsync(_key, _owners.A, Life));
        Assert.False(await Store.TryClaimAsync(_key, _owners.B, Life));
        Assert.True(await Store.IsClaimedAsync(_key));

        await Store.ReleaseAsync(_key, _owners.A);

        Assert.False(await Store.IsClaimedAsync(_key));
        Assert.True(await Store.TryClaimAsync(_key, _owners.B, Life));
    }

    [Fact]
    public async Task Only_its_owner_releases_a_claim()
    {
        await Store.TryClaimAsync(_key, _owners.A, Life);

        await Store.ReleaseAsync(_key, _owners.B);

        Assert.True(await Store.IsClaimedAsync(_key));
    }

    [Fact]
    public async Task One_of_many_concurrent_callers_gets_the_claim()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(_ => Task.Run(async () => await Store.TryClaimAsync(_key, CheckoutId.New(), Life))));

        Assert.Single(answers, claimed => claimed);
    }
}

public sealed class InProcessIdempotencyStoreTests : IdempotencyStoreContract
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InProcessIdempotencyStore _store;

    public InProcessIdempotencyStoreTests() => _store = new(_clock);

    private protected override IIdempotencyStore Store => _store;

    [Fact]
    public async Task A_clock_that_is_put_back_prolongs_no_claim()
    {
        _clock.Wrong = TimeSpan.FromHours(1);
        await _store.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2));
        _clock.Wrong = TimeSpan.Zero;
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await _store.IsClaimedAsync("key"));
    }

    [Fact]
    public async Task A_claim_ends_with_its_life()
    {
        await _store.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await _store.IsClaimedAsync("key"));
        Assert.True(await _store.TryClaimAsync("key", "b", TimeSpan.FromSeconds(2)));
    }
}

public sealed class RedisIdempotencyStoreTests : IdempotencyStoreContract, IDisposable
{
    // A patience that a busy test machine can't use up: what is tested is what Redis says, not how fast.
    private readonly RedisIdempotencyStore _store = new(
        RedisAddress.Read(TestServers.Redis).WithBudget(TimeSpan.FromSeconds(20)),
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
