namespace LigdiCash.Checkout.Idempotency;

// Claims that avoid duplicate work. They are only hints: the database decides, also when the store is unreachable, empty or wrong.
internal interface IIdempotencyStore
{
    // True also when the store does not answer.
    ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan lifetime);
    ValueTask ReleaseAsync(string key, string owner);

    // False also when the store does not answer.
    ValueTask<bool> IsClaimedAsync(string key);
}
