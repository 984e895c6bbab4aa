using System.Collections.Concurrent;

namespace Checkout.Plugin;

// By the time that passed, not by the clock, which may be put back.
internal sealed class InProcessIdempotencyStore(TimeProvider time) : IIdempotencyStore
{
    private const int SweepAbove = 10_000;
    private readonly ConcurrentDictionary<string, Claim> _claims = new(StringComparer.Ordinal);

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life)
    {
        Sweep();
        var now = time.GetTimestamp();
        var mine = new Claim(owner, now + (long)(life.TotalSeconds * time.TimestampFrequency));
        var held = _claims.AddOrUpdate(key, mine, (_, current) => current.Until <= now ? mine : current);
        return ValueTask.FromResult(ReferenceEquals(held, mine));
    }

    public ValueTask ReleaseAsync(string key, string owner)
    {
        if (_claims.TryGetValue(key, out var claim) && claim.Owner == owner)
        {
            _claims.TryRemove(new(key, claim));
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask<bool> IsClaimedAsync(string key) => ValueTask.FromResult(_claims.TryGetValue(key, out var claim) && claim.Until > time.GetTimestamp());

    private void Sweep()
    {
        if (_claims.Count <= SweepAbove)
        {
            return;
        }

        var now = time.GetTimestamp();
        foreach (var stale in _claims.Where(claim => claim.Value.Until <= now))
        {
            _claims.TryRemove(stale);
        }
    }

    private sealed record Claim(string Owner, long Until);
}
