using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

public sealed class InProcessIdempotencyStoreTests : IdempotencyStoreContractTests
{
    private readonly ManualTimeProvider _clock = new();
    private readonly InProcessIdempotencyStore _store;

    public InProcessIdempotencyStoreTests() => _store = new(_clock);

    private protected override IIdempotencyStore Store => _store;

    [Fact]
    public async Task A_clock_that_is_set_back_prolongs_no_claim()
    {
        _clock.Wrong = TimeSpan.FromHours(1);
        await _store.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2));
        _clock.Wrong = TimeSpan.Zero;
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await _store.IsClaimedAsync("key"));
    }

    [Fact]
    public async Task A_claim_ends_when_it_expires()
    {
        await _store.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2));
        _clock.Advance(TimeSpan.FromSeconds(2));

        Assert.False(await _store.IsClaimedAsync("key"));
        Assert.True(await _store.TryClaimAsync("key", "b", TimeSpan.FromSeconds(2)));
    }
}
