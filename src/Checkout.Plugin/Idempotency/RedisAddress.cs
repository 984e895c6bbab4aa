using StackExchange.Redis;

namespace LigdiCash.Checkout.Idempotency;

internal sealed record RedisAddress(ConfigurationOptions Settings, bool IsReadable)
{
    // The timeout of one command, after which the checkout continues without Redis.
    public TimeSpan Budget { get; private init; } = TimeSpan.FromMilliseconds(150);

    public RedisAddress WithBudget(TimeSpan budget) => this with { Budget = budget };

    // The settings may contain a password.
    public override string ToString() => nameof(RedisAddress);

    public static RedisAddress Read(string connectionString)
    {
        try
        {
            // A queued command must not run after its timeout.
            var settings = ConfigurationOptions.Parse(connectionString);
            (settings.AbortOnConnectFail, settings.BacklogPolicy) = (false, BacklogPolicy.FailFast);
            return new(settings, IsReadable: true);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // The exception may contain a password. StartupCheck refuses the start with the setting's name only.
            return new(new ConfigurationOptions(), IsReadable: false);
        }
    }
}
