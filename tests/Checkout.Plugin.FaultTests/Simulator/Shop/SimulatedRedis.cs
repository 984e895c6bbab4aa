namespace Checkout.Plugin.Tests.Simulator;

// The claims that all nodes share. They may be lost, wrong or unavailable.
internal sealed class SimulatedRedis(Timeline timeline, FaultPlan faults, SeededRandom random)
{
    private readonly Dictionary<string, (string Owner, long Until)> _claims = new(StringComparer.Ordinal);

    public IIdempotencyStore For(ProcessLifetime life) => new Claims(this, life);

    private bool IsClaimed(string key) => _claims.TryGetValue(key, out var claim) && claim.Until > timeline.Now;

    private async Task<bool> AnswerAsync(ProcessLifetime life, Func<bool> truth, bool whenUnknown)
    {
        await timeline.PauseAsync(TimeSpan.FromMilliseconds(random.NextInt(3)), life);
        if (faults.Occurs(Fault.RedisForgets))
        {
            _claims.Clear();
        }

        if (faults.Occurs(Fault.RedisAway))
        {
            return whenUnknown;
        }

        var answer = truth();
        return faults.Occurs(Fault.RedisLies) ? !answer : answer;
    }

    private bool TryClaim(string key, string owner, TimeSpan duration)
    {
        if (IsClaimed(key))
        {
            return false;
        }

        _claims[key] = (owner, timeline.Now + (long)duration.TotalMilliseconds);
        return true;
    }

    private sealed class Claims(SimulatedRedis redis, ProcessLifetime process) : IIdempotencyStore
    {
        public async ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) =>
            await redis.AnswerAsync(process, () => redis.TryClaim(key, owner, life), whenUnknown: true);

        public async ValueTask ReleaseAsync(string key, string owner) =>
            await redis.AnswerAsync(process, () => redis._claims.TryGetValue(key, out var claim) && claim.Owner == owner
                && redis._claims.Remove(key), whenUnknown: false);

        public async ValueTask<bool> IsClaimedAsync(string key) =>
            await redis.AnswerAsync(process, () => redis.IsClaimed(key), whenUnknown: false);
    }
}
