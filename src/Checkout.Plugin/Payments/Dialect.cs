using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

/// What the two databases do not say alike. The statements themselves are common SQL: amounts and times are BIGINT, everything else TEXT.
internal sealed record Dialect(string LockSchema, string LockPayouts, bool SingleWriter, Func<DbDataSource, CancellationToken, Task<DbConnection>> OpenAsync)
{
    /// The statement that reads the clock which all nodes share, in milliseconds. Null: there is one node, and its own clock is the clock.
    public string? ReadClock { get; private init; }

    /// Ends a select whose rows are changed next: rows that another node is changing right now are left to it.
    public string SkipLocked { get; private init; } = "";

    /// Ends a select of a row that nobody else may decide by until this transaction has ended.
    public string ForUpdate { get; private init; } = "";

    /// Nobody waits longer than this for a database that somebody else holds: the shopper reads "try later", the gateway sends its callback again.
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public static readonly Dialect PostgreSql = new("SELECT pg_advisory_xact_lock(7253019811)", "SELECT pg_advisory_xact_lock(7253019812)", SingleWriter: false, OpenPostgreSqlAsync)
    {
        ReadClock = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        SkipLocked = "FOR UPDATE SKIP LOCKED",
        ForUpdate = "FOR UPDATE",
    };

    /// A transaction there is alone from its beginning.
    public static readonly Dialect Sqlite = new("", "SELECT 1", SingleWriter: true, OpenSqliteAsync);

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
