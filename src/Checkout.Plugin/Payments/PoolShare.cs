using System.Data.Common;
using System.Globalization;

namespace Checkout.Plugin;

// How much of the connection pool background work may take, so that shoppers and callbacks find a connection. Size null: the connection string names no pool, and nothing is bounded by one.
internal sealed record PoolShare(int? Size)
{
    public const int MaxAtOnce = 16;
    private const int NpgsqlDefault = 100;

    // Transactional handlers at once. Each holds a connection while it works, and may open another of the shop's.
    public int Handlers => AtMost(Size / 4);

    // Status checks at once, of payments and of payouts. Each holds a connection only while it saves.
    public int Checks => AtMost(Size / 4);

    // Transactions that may be open with the shop's code in them, those included that do not heed their time limit.
    public int Reserved => Size is { } size ? Math.Max(1, size / 2) : int.MaxValue;

    public static PoolShare Of(string connectionString)
    {
        try
        {
            var settings = new DbConnectionStringBuilder { ConnectionString = connectionString };
            return new(Said(settings, "Host", "Server") is null || Said(settings, "Pooling") is "false" or "False"
                ? null
                : int.TryParse(Said(settings, "Maximum Pool Size", "MaxPoolSize"), CultureInfo.InvariantCulture, out var size) ? size : NpgsqlDefault);
        }
        catch (ArgumentException)
        {
            return new((int?)null);
        }
    }

    private static int AtMost(int? share) => Math.Clamp(share ?? MaxAtOnce, 1, MaxAtOnce);

    private static string? Said(DbConnectionStringBuilder settings, params string[] names) =>
        names.Select(name => settings.TryGetValue(name, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);
}
