namespace Checkout.Plugin;

// Claims on pieces of work. Every answer is a hint that saves work: the database decides, also when this store is away, emptied or lying.
internal interface IIdempotencyStore
{
    // True: nobody else holds the claim, or nobody can tell.
    ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life);

    ValueTask ReleaseAsync(string key, string owner);

    // False also when nobody can tell.
    ValueTask<bool> IsClaimedAsync(string key);
}
