using StackExchange.Redis;

namespace LigdiCash.Checkout.Idempotency;

// Claims for several nodes. A timeout counts as no answer, and pauses all commands for a while.
// A value with a foreign format or a longer expiry than any claim does not count as a claim.
internal sealed partial class RedisIdempotencyStore(RedisAddress address, TimeProvider time, ILogger<RedisIdempotencyStore> logger)
    : IIdempotencyStore, IDisposable
{
    private const string HealthKey = "checkout:health";

    private const string Holder = """
        local function holder()
            if redis.call('type', KEYS[1]).ok ~= 'string' then return nil end
            local owner, left = redis.call('get', KEYS[1]), redis.call('pttl', KEYS[1])
            if #owner == 32 and not string.find(owner, '[^0-9a-f]') and left > 0 and left <= 120000 then return owner end
            return nil
        end

        """;

    private const string IsHeld = Holder + "if holder() then return 1 else return 0 end";

    private const string Take = Holder + """
        local owner = holder()
        if owner and owner ~= ARGV[1] then return 0 end
        redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return 1
        """;

    private const string ReleaseIfMine = Holder + "if holder() == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<IConnectionMultiplexer>? _connection;
    private long _pausedUntil;

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan lifetime) => AskAsync(
        async redis => await redis.StringSetAsync(key, owner, lifetime, When.NotExists)
            || await IsTrueAsync(redis, Take, key, owner, (long)lifetime.TotalMilliseconds),
        whenUnknown: true);

    public async ValueTask ReleaseAsync(string key, string owner) =>
        await AskAsync(redis => IsTrueAsync(redis, ReleaseIfMine, key, owner), whenUnknown: false);

    // Most keys do not exist, and EXISTS is cheaper than the script.
    public ValueTask<bool> IsClaimedAsync(string key) =>
        AskAsync(async redis => await redis.KeyExistsAsync(key) && await IsTrueAsync(redis, IsHeld, key), whenUnknown: false);

    // A write, because a full server or a replica answers reads but accepts no claims.
    public ValueTask<bool> AnswersAsync() =>
        AskAsync(redis => redis.StringSetAsync(HealthKey, "", TimeSpan.FromSeconds(1)), whenUnknown: false);

    public void Dispose() =>
        (address.Settings is not null && _connection is { IsCompletedSuccessfully: true } connected ? connected.Result : null)?.Dispose();

    private async ValueTask<bool> AskAsync(Func<IDatabase, Task<bool>> command, bool whenUnknown)
    {
        if (time.GetTimestamp() < Volatile.Read(ref _pausedUntil))
        {
            return whenUnknown;
        }

        try
        {
            return await ExecuteAsync(command).WaitAsync(address.Budget);
        }
        catch (Exception exception)
        {
            // No failure of Redis may stop a payment.
            Volatile.Write(ref _pausedUntil, time.GetTimestamp() + (long)(PauseAfterFailure.TotalSeconds * time.TimestampFrequency));
            LogNoAnswer(exception.GetType().Name, PauseAfterFailure);
            return whenUnknown;
        }
    }

    // The shop's own connection may queue commands while it is down. A queued command must not run after its timeout.
    private async Task<bool> ExecuteAsync(Func<IDatabase, Task<bool>> command) => await ConnectAsync() is { IsConnected: true } connection
        ? await command(connection.GetDatabase())
        : throw new RedisConnectionException(ConnectionFailureType.UnableToConnect, "Redis is not connected.");

    private static async Task<bool> IsTrueAsync(IDatabase redis, string script, string key, params RedisValue[] values) =>
        (long)await redis.ScriptEvaluateAsync(script, [key], values) == 1;

    // A failed first connection must not be final.
    private Task<IConnectionMultiplexer> ConnectAsync()
    {
        lock (_gate)
        {
            _connection = _connection is null or { IsFaulted: true } ? address.ConnectAsync() : _connection;
            return _connection;
        }
    }

    [LoggerMessage(6001, LogLevel.Warning, "Redis gave no answer ({Error}). The checkout works without it for {Pause}.")]
    private partial void LogNoAnswer(string error, TimeSpan pause);
}
