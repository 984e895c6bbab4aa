using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Checkout.Plugin;

// The same claims for several nodes. Connects at first use; whatever Redis can't say within its budget counts as "nobody can tell", and for a while it is not asked again.
// A value that none of us can have written, or that would stay for longer than any claim of ours, is nobody's claim.
internal sealed partial class RedisIdempotencyStore : IIdempotencyStore, IDisposable
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
    private readonly ConfigurationOptions _settings;
    private readonly TimeSpan _budget;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisIdempotencyStore> _logger;
    private Task<ConnectionMultiplexer>? _connection;
    private long _pausedUntil;

    public RedisIdempotencyStore(RedisAddress address, TimeProvider time, ILogger<RedisIdempotencyStore> logger)
    {
        (_settings, _budget, _time, _logger) = (address.Settings, address.Budget, time, logger);
        _settings.AbortOnConnectFail = false;
        // What was given up on must not be said later.
        _settings.BacklogPolicy = BacklogPolicy.FailFast;
    }

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) =>
        AskAsync(
            async redis => await redis.StringSetAsync(key, owner, life, When.NotExists) || await IsTrueAsync(redis, Take, key, owner, (long)life.TotalMilliseconds),
            whenUnknown: true);

    public async ValueTask ReleaseAsync(string key, string owner) =>
        await AskAsync(redis => IsTrueAsync(redis, ReleaseIfMine, key, owner), whenUnknown: false);

    // Nearly always there is nothing, which is asked for cheaply; what there is is looked at closely.
    public ValueTask<bool> IsClaimedAsync(string key) => AskAsync(async redis => await redis.KeyExistsAsync(key) && await IsTrueAsync(redis, IsHeld, key), whenUnknown: false);

    // Whether it takes claims: one that is full, or only a copy, answers but is of no use.
    public ValueTask<bool> AnswersAsync() => AskAsync(redis => redis.StringSetAsync(HealthKey, "", TimeSpan.FromSeconds(1)), whenUnknown: false);

    public void Dispose()
    {
        if (_connection is { IsCompletedSuccessfully: true } connected)
        {
            connected.Result.Dispose();
        }
    }

    private async ValueTask<bool> AskAsync(Func<IDatabase, Task<bool>> question, bool whenUnknown)
    {
        if (_time.GetTimestamp() < Volatile.Read(ref _pausedUntil))
        {
            return whenUnknown;
        }

        try
        {
            return await AnswerAsync(question).WaitAsync(_budget);
        }
        catch (Exception exception)
        {
            // Whatever it is: nothing that Redis does may stop a payment.
            Volatile.Write(ref _pausedUntil, _time.GetTimestamp() + (long)(PauseAfterFailure.TotalSeconds * _time.TimestampFrequency));
            Log.NoAnswer(_logger, exception.GetType().Name, PauseAfterFailure);
            return whenUnknown;
        }
    }

    private static async Task<bool> IsTrueAsync(IDatabase redis, string script, string key, params RedisValue[] values) =>
        (long)await redis.ScriptEvaluateAsync(script, [key], values) == 1;

    private async Task<bool> AnswerAsync(Func<IDatabase, Task<bool>> question) => await question((await ConnectAsync()).GetDatabase());

    // A first attempt that failed, for want of a name server say, must not be the last.
    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (_gate)
        {
            return _connection is null or { IsFaulted: true } ? _connection = ConnectionMultiplexer.ConnectAsync(_settings) : _connection;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "Redis gave no answer ({Error}); the database decides alone for {Rest}.")]
        public static partial void NoAnswer(ILogger logger, string error, TimeSpan rest);
    }
}
