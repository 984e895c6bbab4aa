namespace LigdiCash.Checkout.Storage;

// The differences between the two databases. The statements are common SQL: amounts and times are BIGINT, everything else is TEXT.
internal sealed record Dialect(Func<DbDataSource, CancellationToken, Task<DbConnection>> OpenAsync)
{
    // The maximum wait for a locked database. After it the shopper reads "try later", and the gateway repeats its callback.
    public static readonly TimeSpan CommandTimeout = TimeSpan.FromSeconds(5);

    public static readonly Dialect PostgreSql = new((source, cancellationToken) => source.OpenConnectionAsync(cancellationToken).AsTask())
    {
        LockSchema = "SELECT pg_advisory_xact_lock(7253019811)",
        LockPayouts = "SELECT pg_advisory_xact_lock(7253019812)",
        ReadClock = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
        SkipLocked = "FOR UPDATE SKIP LOCKED",
        ForUpdate = "FOR UPDATE",
        IsListed = "= ANY(@ids)",
        Origin = """
            SELECT CASE WHEN pg_is_in_recovery() THEN NULL
                ELSE (SELECT system_identifier FROM pg_control_system()) || ' ' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8)
                    || ' ' || CAST(CAST('checkout_schema' AS regclass) AS oid) END
            """,
        UnsafeSettings = "SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name",
        CommitDurably = "SELECT set_config('synchronous_commit', CASE current_setting('synchronous_commit') "
            + "WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, true);COMMIT",
        CommitLazily = "SELECT set_config('synchronous_commit', 'off', true);COMMIT",
    };

    public static readonly Dialect Sqlite = new(OpenSqliteAsync);

    // Both locks last until the transaction ends. SQLite has one writer and needs none.
    public string LockSchema { get; init; } = "SELECT 1";
    public string LockPayouts { get; init; } = "SELECT 1";

    // Reads the clock that all nodes share, in milliseconds. Null: the clock of the single process is used.
    public string? ReadClock { get; init; }

    // The last clause of a SELECT; IsListed follows a column name.
    public string SkipLocked { get; init; } = "";
    public string ForUpdate { get; init; } = "";
    public string IsListed { get; init; } = "IN @ids";

    // A durable commit waits for the disk, whatever the server's default is. Empty: every commit does.
    public string CommitDurably { get; init; } = "";
    public string CommitLazily { get; init; } = "";

    // Identifies server, timeline and table. A restored dump has another table, a recovered or promoted server another timeline.
    // Null: the database has no such identifier.
    public string? Origin { get; init; }

    // Reads the server settings with which a durable commit may be lost or torn in a crash. Null: there are none.
    public string? UnsafeSettings { get; init; }

    // Changes the rows that meet a condition, except those that another transaction has locked.
    public string UpdateUnlocked(string table, string condition, string changes, string key = "id") => $"""
        WITH free AS MATERIALIZED (SELECT {key} FROM {table} WHERE {condition} {SkipLocked})
        UPDATE {table} SET {changes} WHERE {key} IN (SELECT {key} FROM free)
        """;

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

    // Without the setting a locked statement waits 30 seconds. With synchronous=FULL a commit survives a power cut.
    private static async Task<DbConnection> OpenSqliteAsync(DbDataSource source, CancellationToken cancellationToken)
    {
        var connection = source.CreateConnection();
        var settings = new DbConnectionStringBuilder { ConnectionString = connection.ConnectionString };
        settings["Default Timeout"] = (int)CommandTimeout.TotalSeconds;
        connection.ConnectionString = settings.ConnectionString;
        await connection.OpenAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA synchronous=FULL");
        return connection;
    }
}
