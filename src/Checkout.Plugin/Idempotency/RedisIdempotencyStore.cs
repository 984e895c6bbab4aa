using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Checkout.Plugin;

/// The same claims for several nodes. Connects at first use and in the background; whatever Redis can't say within its budget counts as "nobody can tell".
internal sealed partial class RedisIdempotencyStore : IIdempotencyStore, IDisposable
{
    private const string ReleaseIfMine = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end";
    private static readonly TimeSpan Budget = TimeSpan.FromMilliseconds(150);

    private readonly Lazy<Task<ConnectionMultiplexer>> _connection;
    private readonly ILogger<RedisIdempotencyStore> _logger;

    public RedisIdempotencyStore(RedisAddress address, ILogger<RedisIdempotencyStore> logger)
    {
        var settings = ConfigurationOptions.Parse(address.ConnectionString);
        settings.AbortOnConnectFail = false;
        _connection = new(() => ConnectionMultiplexer.ConnectAsync(settings));
        _logger = logger;
    }

    public ValueTask<bool> TryClaimAsync(string key, string owner, TimeSpan life) =>
        AskAsync(redis => redis.StringSetAsync(key, owner, life, When.NotExists), whenUnknown: true);

    public async ValueTask ReleaseAsync(string key, string owner) =>
        await AskAsync(async redis => !(await redis.ScriptEvaluateAsync(ReleaseIfMine, [key], [owner])).IsNull, whenUnknown: false);

    public ValueTask<bool> IsClaimedAsync(string key) => AskAsync(redis => redis.KeyExistsAsync(key), whenUnknown: false);

    public void Dispose()
    {
        if (_connection is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } connected })
        {
            connected.Result.Dispose();
        }
    }

    private async ValueTask<bool> AskAsync(Func<IDatabase, Task<bool>> question, bool whenUnknown)
    {
        try
        {
            return await AnswerAsync(question).WaitAsync(Budget);
        }
        catch (Exception exception) when (exception is RedisException or TimeoutException or ObjectDisposedException)
        {
            Log.NoAnswer(_logger, exception.GetType().Name);
            return whenUnknown;
        }
    }

    private async Task<bool> AnswerAsync(Func<IDatabase, Task<bool>> question) => await question((await _connection.Value).GetDatabase());

    private static partial class Log
    {
        [LoggerMessage(6001, LogLevel.Warning, "Redis gave no answer ({Error}); the database decides alone.")]
        public static partial void NoAnswer(ILogger logger, string error);
    }
}

internal sealed record RedisAddress(string ConnectionString)
{
    public override string ToString() => nameof(RedisAddress);
}
