using System.Data;

namespace LigdiCash.Checkout.Storage;

// Before the first use: takes the process lock, creates or upgrades the tables, loads the pseudonym key and checks the owner.
internal sealed class SchemaInitializer(
    Func<CancellationToken, Task<DbConnection>> connect, SingleProcessLock processLock, DatabaseClock clock,
    Pseudonymizer pseudonymizer, BackupCheck backups, TableOwner? owner, IReadOnlyList<Migration> migrations)
{
    private readonly Lock _gate = new();
    private Task? _preparation;

    // Concurrent callers share one attempt. After a failure the next call starts another attempt.
    public Task PrepareAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _preparation = _preparation is null or { IsFaulted: true } ? PrepareAsync(dialect) : _preparation;
            return _preparation.WaitAsync(cancellationToken);
        }
    }

    public async Task RefreshAsync(Dialect dialect, DbConnection connection)
    {
        await ReadClockAsync(dialect, connection);
        await (owner?.FollowSettingsAsync(connection) ?? Task.CompletedTask);
    }

    private Task ReadClockAsync(Dialect dialect, DbConnection connection) =>
        dialect.ReadClock is { } sql ? clock.ReadAsync(connection, sql) : Task.CompletedTask;

    private async Task PrepareAsync(Dialect dialect)
    {
        // Opening a connection may block the thread, which must not happen inside the lock.
        await Task.Yield();
        Refuse(await processLock.FaultAsync(CancellationToken.None));
        await using var connection = await connect(CancellationToken.None);
        var version = await VersionAsync(connection);
        Refuse(FaultOf(version));
        if (version is null && await ApplyAsync(migrations[0], dialect, connection))
        {
            backups.Reset();
        }

        await pseudonymizer.ReadAsync(connection);
        await ReadClockAsync(dialect, connection);
        // The tables of another shop are not upgraded.
        Refuse(owner is null ? null : await owner.FaultAsync(connection));
        foreach (var migration in migrations.Where(migration => migration.Number > (version ?? 1)))
        {
            await ApplyAsync(migration, dialect, connection);
        }

        await backups.WarnAsync(dialect, connection);
    }

    private static void Refuse(string? fault)
    {
        if (fault is not null)
        {
            throw new UnusableDatabaseException(fault);
        }
    }

    private string? FaultOf(long? version) => version switch
    {
        < 0 => "A development build from before 1.0 created the checkout's tables. No migration leads from them to 1.0. Pass AddDatabase "
            + "another database or schema. If these payments are tests, delete the sample shop's file below App_Data or drop the tables.",
        _ when version > migrations[^1].Number => $"A newer release upgraded the checkout's tables: they have version {version}, and this "
            + $"release supports version {migrations[^1].Number}. Start the newer release, or pass AddDatabase this release's database.",
        _ => null,
    };

    // Each has a transaction of its own: after a failure the tables keep the version of the last complete one.
    private async Task<bool> ApplyAsync(Migration migration, Dialect dialect, DbConnection connection)
    {
        CrashPoint.Reach("tables.before");
        await (dialect == Dialect.Sqlite ? connection.ExecuteAsync("PRAGMA journal_mode=WAL") : Task.CompletedTask);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await connection.ExecuteAsync($"{dialect.LockSchema};{migration.Journal}", transaction: transaction);
        // Another node may have applied it while this one waited for the lock.
        var version = await connection.ExecuteScalarAsync<long?>(Migration.Newest, transaction: transaction);
        Refuse(FaultOf(version));
        var isPending = version is null || version < migration.Number;
        if (isPending)
        {
            await connection.ExecuteAsync(migration.Statements, transaction: transaction, commandTimeout: 0);
        }

        CrashPoint.Reach("tables.before-commit");
        await transaction.CommitAsync();
        CrashPoint.Reach("tables.after-commit");
        return isPending;
    }

    // Without a pending migration nothing is executed: a shop may create the tables itself and deny this process the right to.
    public static async Task<long?> VersionAsync(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<long?>(Migration.Newest);
        }
        catch (Exception exception) when (exception.IsOfDatabase() && connection.State == ConnectionState.Open)
        {
            return null;
        }
    }
}
