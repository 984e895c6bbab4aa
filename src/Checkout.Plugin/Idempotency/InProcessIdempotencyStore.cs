namespace LigdiCash.Checkout.Idempotency;

// Uses timestamps, because the system clock may be set back.
internal sealed class InProcessIdempotencyStore(TimeProvider time) : IIdempotencyStore
{
    private const int CleanupThreshold = 10_000;
    private readonly ConcurrentDictionary<string, Claim> _claims = new(StringComparer.Ordinal);

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan lifetime)
    {
        var now = time.GetTimestamp();
        RemoveExpired(now);
        var claim = new Claim(owner, now + (long)(lifetime.TotalSeconds * time.TimestampFrequency));
        var holder = _claims.AddOrUpdate(key, claim, (_, current) => current.ExpiresAt <= now ? claim : current);
        return ValueTask.FromResult(ReferenceEquals(holder, claim));
    }

    public ValueTask ReleaseAsync(string key, string owner)
    {
        if (_claims.TryGetValue(key, out var claim) && claim.Owner == owner)
        {
            _claims.TryRemove(new(key, claim));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> IsClaimedAsync(string key) =>
        ValueTask.FromResult(_claims.TryGetValue(key, out var claim) && claim.ExpiresAt > time.GetTimestamp());

    private void RemoveExpired(long now)
    {
        if (_claims.Count > CleanupThreshold)
        {
            foreach (var expired in _claims.Where(claim => claim.Value.ExpiresAt <= now))
            {
                _claims.TryRemove(expired);
            }
        }
    }

    private sealed record Claim(string Owner, long ExpiresAt);
}
