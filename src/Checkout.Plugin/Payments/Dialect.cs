using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

/// What the two databases do not say alike. The statements themselves are common SQL: amounts and times are BIGINT, everything else TEXT.
internal sealed record Dialect(string LockSchema, string LockPayouts, string CommitLazily, Func<DbDataSource, CancellationToken, Task<DbConnection>> OpenAsync)
{
    /// Nobody waits longer than this for a database that somebody else holds: the shopper reads "try later", the gateway sends its callback again.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly Dialect PostgreSql = new("SELECT pg_advisory_xact_lock(7253019811)", "SELECT pg_advisory_xact_lock(7253019812)", "SELECT set_config('synchronous_commit', 'off', true)", OpenPostgreSqlAsync);

    /// A transaction there is alone from its beginning.
    public static readonly Dialect Sqlite = new("", "SELECT 1", "", OpenSqliteAsync);

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

    private static async Task<DbConnection> OpenPostgreSqlAsync(DbDataSource source, CancellationToken cancellationToken) => await source.OpenConnectionAsync(cancellationToken);

    /// The library repeats a locked statement until its own time-out, half a minute unless told. FULL is what makes an acknowledged commit survive a power cut.
    private static async Task<DbConnection> OpenSqliteAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        var connection = source.CreateConnection();
        connection.ConnectionString = new DbConnectionStringBuilder { ConnectionString = connection.ConnectionString, ["Default Timeout"] = (int)Patience.TotalSeconds }.ConnectionString;
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous=FULL");
        return connection;
    }
}
