using System.Data.Common;

namespace Checkout.Plugin;

/// What the two databases do not say alike. The statements themselves are common SQL: amounts and times are BIGINT, everything else TEXT.
internal sealed record Dialect(string OpenConnection, string LockSchema, bool SingleWriter)
{
    public static readonly Dialect PostgreSql = new("", "SELECT pg_advisory_xact_lock(7253019811)", SingleWriter: false);

    /// FULL is what makes an acknowledged commit survive a power cut.
    public static readonly Dialect Sqlite = new("PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000", "", SingleWriter: true);

    public static Dialect? Of(DbDataSource source)
    {
        using var connection = source.CreateConnection();
        return connection.GetType().Namespace switch
        {
            "Npgsql" => PostgreSql,
            "Microsoft.Data.Sqlite" => Sqlite,
            _ => null,
        };
    }
}
