using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// What the two databases do not say alike. The statements themselves are common SQL: amounts and times are BIGINT, everything else TEXT.
internal sealed record Dialect(Func<DbDataSource, CancellationToken, Task<DbConnection>> OpenAsync)
{
    // Nobody waits longer than this for a database that somebody else holds: the shopper reads "try later", the gateway sends its callback again.
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(5);

    public static readonly Dialect PostgreSql = new(OpenPostgreSqlAsync)
    {
        LockSchema = "SELECT pg_advisory_xact_lock(7253019811)",
        LockPayouts = "SELECT pg_advisory_xact_lock(7253019812)",
        ReadClock = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        SkipLocked = "FOR UPDATE SKIP LOCKED",
        ForUpdate = "FOR UPDATE",
        IsListed = "= ANY(@ids)",
        Origin = """
            SELECT CASE WHEN pg_is_in_recovery() THEN NULL
                ELSE (SELECT system_identifier FROM pg_control_system()) || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || ' ' || CAST(CAST('checkout_schema' AS regclass) AS oid) END
            """,
        UnsafeSettings = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name",
        CommitDurably = "SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true);COMMIT",
        CommitLazily = "SELECT set_config('synchronous_commit', 'off', true);COMMIT",
    };

    // A transaction there is alone from its beginning.
    public static readonly Dialect Sqlite = new(OpenSqliteAsync);

    // Held to the end of the transaction by whoever makes the tables.
    public string LockSchema { get; init; } = "";

    // Held to the end of the transaction by whoever takes a step that depends on all other payouts.
    public string LockPayouts { get; init; } = "SELECT 1";

    // The statement that reads the clock which all nodes share, in milliseconds. Null: there is one node, and its own clock is the clock.
    public string? ReadClock { get; init; }

    // Ends a select whose rows are changed next: rows that another node is changing right now are left to it.
    public string SkipLocked { get; init; } = "";

    // Ends a select of a row that nobody else may decide by until this transaction has ended.
    public string ForUpdate { get; init; } = "";

    // After a column: its value is among the ids given.
    public string IsListed { get; init; } = "IN @ids";

    // Ends a transaction, whose commit waits for the disk whatever the server's default is. Empty: every commit does.
    public string CommitDurably { get; init; } = "";

    // Ends a transaction, whose commit does not wait for the disk.
    public string CommitLazily { get; init; } = "";

    // The statement that names server, timeline and table: a restored dump has another table, a recovered or promoted server another timeline. Null: the database has no such name.
    public string? Origin { get; init; }

    // Names the settings of the server with which even such a commit is lost or torn in a crash. Null: there are none.
    public string? UnsafeSettings { get; init; }

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

    // The library repeats a locked statement until its own time-out, half a minute unless told. FULL is what makes an acknowledged commit survive a power cut.
    private static async Task<DbConnection> OpenSqliteAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        var connection = source.CreateConnection();
        connection.ConnectionString = new DbConnectionStringBuilder { ConnectionString = connection.ConnectionString, ["Default Timeout"] = (int)CommandTimeout.TotalSeconds }.ConnectionString;
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous=FULL");
        return connection;
    }
}
