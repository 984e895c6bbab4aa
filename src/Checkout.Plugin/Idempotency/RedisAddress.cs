using StackExchange.Redis;

namespace Checkout.Plugin;

// Where Redis is, or that nobody can read where.
internal sealed class RedisAddress
{
    private RedisAddress(ConfigurationOptions settings, bool isReadable) => (Settings, IsReadable) = (settings, isReadable);

    public ConfigurationOptions Settings { get; }

    public bool IsReadable { get; }

    // How long one question may take before the database goes on alone.
    public TimeSpan Budget { get; private init; } = TimeSpan.FromMilliseconds(150);

    public RedisAddress WithBudget(TimeSpan budget) => new(Settings, IsReadable) { Budget = budget };

    public static RedisAddress Read(string connectionString)
    {
        try
        {
            return new(ConfigurationOptions.Parse(connectionString), isReadable: true);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException)
        {
            // Not quoted: a connection string may hold a password. The start is refused with the setting's name.
            return new(new ConfigurationOptions(), isReadable: false);
        }
    }
}
