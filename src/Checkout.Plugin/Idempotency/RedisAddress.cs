using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace LigdiCash.Checkout.Idempotency;

// Settings is null if the shop's own connection is used, which the shop disposes.
internal sealed record RedisAddress(ConfigurationOptions? Settings, Func<Task<IConnectionMultiplexer>> ConnectAsync, string? Fault = null)
{
    // The timeout of one command, after which the checkout continues without Redis.
    public TimeSpan Budget { get; init; } = TimeSpan.FromMilliseconds(150);

    // The settings may contain a password.
    public override string ToString() => nameof(RedisAddress);

    public static RedisAddress Read(string connectionString)
    {
        try
        {
            return Of(ConfigurationOptions.Parse(connectionString));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The exception may contain a password. StartupCheck refuses the start with the setting's name only.
            return Faulty("The Redis connection string of AddRedis (ConnectionStrings:Redis) can't be read: "
                + "write it like localhost:6379,password=…, or leave it empty for one node.");
        }
    }

    // The shop may connect when the service is created. That must not delay the start.
    public static RedisAddress OfShop(IServiceProvider services)
    {
        if (services.GetRequiredService<IServiceProviderIsService>().IsService(typeof(IConnectionMultiplexer)))
        {
            return new(null, () => Task.Run(services.GetRequiredService<IConnectionMultiplexer>));
        }

        return services.GetRequiredService<IOptions<RedisCacheOptions>>().Value switch
        {
            { ConnectionMultiplexerFactory: { } connect } => new(null, connect),
            { ConfigurationOptions: { } settings } => Of(settings.Clone()),
            { Configuration: { Length: > 0 } text } => Read(text),
            _ => Faulty("AddRedis() without argument finds no Redis of the shop: register an IConnectionMultiplexer, "
                + "call AddStackExchangeRedisCache(…), or pass AddRedis a connection string."),
        };
    }

    private static RedisAddress Of(ConfigurationOptions settings)
    {
        // A queued command must not run after its timeout.
        (settings.AbortOnConnectFail, settings.BacklogPolicy) = (false, BacklogPolicy.FailFast);
        return new(settings, async () => await ConnectionMultiplexer.ConnectAsync(settings));
    }

    private static RedisAddress Faulty(string fault) =>
        new(null, () => Task.FromException<IConnectionMultiplexer>(new InvalidOperationException(fault)), fault);
}
