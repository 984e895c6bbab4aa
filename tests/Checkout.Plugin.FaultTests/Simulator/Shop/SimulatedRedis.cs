namespace Checkout.Plugin.Tests.Simulator;

// Claims that all nodes share, as far as they are remembered, true, or there at all.
internal sealed class SimulatedRedis(Timeline timeline, Weather weather, Chance dice)
{
    private readonly Dictionary<string, (string Owner, long Until)> _claims = new(StringComparer.Ordinal);

    public IIdempotencyStore For(Lifetime life) => new Claims(this, life);

    private bool IsClaimed(string key) => _claims.TryGetValue(key, out var claim) && claim.Until > timeline.Now;

    private async Task<bool> AnswerAsync(Lifetime life, Func<bool> truth, bool whenUnknown)
    {
        await timeline.PauseAsync(TimeSpan.FromMilliseconds(dice.Below(3)), life);
        if (weather.Strikes(Fault.RedisForgets))
        {
            _claims.Clear();
        }

        if (weather.Strikes(Fault.RedisAway))
        {
            return whenUnknown;
        }

        var answer = truth();
        return weather.Strikes(Fault.RedisLies) ? !answer : answer;
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

    private sealed class Claims(SimulatedRedis redis, Lifetime process) : IIdempotencyStore
    {
        public async ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) => await redis.AnswerAsync(process, () => redis.TryClaim(key, owner, life), whenUnknown: true);

        public async ValueTask ReleaseAsync(string key, string owner) =>
            await redis.AnswerAsync(process, () => redis._claims.TryGetValue(key, out var claim) && claim.Owner == owner && redis._claims.Remove(key), whenUnknown: false);

        public async ValueTask<bool> IsClaimedAsync(string key) => await redis.AnswerAsync(process, () => redis.IsClaimed(key), whenUnknown: false);
    }
}
