using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Checkout.Plugin;

/// The same claims for several nodes. Connects at first use; whatever Redis can't say within its budget counts as "nobody can tell", and for a while it is not asked again.
internal sealed partial class RedisIdempotencyStore : IIdempotencyStore, IDisposable
{
    private const string ReleaseIfMine = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly ConfigurationOptions _settings;
    private readonly TimeSpan _budget;
    private readonly TimeProvider _time;
    private readonly ILogger<RedisIdempotencyStore> _logger;
    private Task<ConnectionMultiplexer>? _connection;
    private long _asksAgainAt;

    public RedisIdempotencyStore(RedisAddress address, TimeProvider time, ILogger<RedisIdempotencyStore> logger)
    {
        (_settings, _budget, _time, _logger) = (address.Settings, address.Budget, time, logger);
        _settings.AbortOnConnectFail = false;
    }

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) =>
        AskAsync(redis => redis.StringSetAsync(key, owner, life, When.NotExists), whenUnknown: true);

    public async ValueTask ReleaseAsync(string key, string owner) =>
        await AskAsync(async redis => !(await redis.ScriptEvaluateAsync(ReleaseIfMine, [key], [owner])).IsNull, whenUnknown: false);

    public ValueTask<bool> IsClaimedAsync(string key) => AskAsync(redis => redis.KeyExistsAsync(key), whenUnknown: false);

    public void Dispose()
    {
        if (_connection is { IsCompletedSuccessfully: true } connected)
        {
            connected.Result.Dispose();
        }
    }

    private async ValueTask<bool> AskAsync(Func<IDatabase, Task<bool>> question, bool whenUnknown)
    {
        if (_time.GetTimestamp() < Volatile.Read(ref _asksAgainAt))
        {
            return whenUnknown;
        }

        try
        {
            return await AnswerAsync(question).WaitAsync(_budget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Volatile.Write(ref _asksAgainAt, _time.GetTimestamp() + (long)(Rest.TotalSeconds * _time.TimestampFrequency));
            Log.NoAnswer(_logger, exception.GetType().Name, Rest);
            return whenUnknown;
        }
    }

    private async Task<bool> AnswerAsync(Func<IDatabase, Task<bool>> question) => await question((await ConnectAsync()).GetDatabase());

    /// A first attempt that failed, for want of a name server say, must not be the last.
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
