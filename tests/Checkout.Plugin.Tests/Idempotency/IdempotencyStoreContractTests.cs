using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

// The contract of every idempotency store.
public abstract class IdempotencyStoreContractTests
{
    private static readonly TimeSpan Life = TimeSpan.FromSeconds(30);
    private readonly string _key = $"test:{CheckoutId.New()}";
    private readonly (string A, string B) _owners = (CheckoutId.New(), CheckoutId.New());

    private protected abstract IIdempotencyStore Store { get; }

    [Fact]
    public async Task A_claim_is_granted_once_until_it_is_released()
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
