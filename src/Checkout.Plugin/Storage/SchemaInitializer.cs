using System.Data;
using System.Data.Common;
using Dapper;

namespace LigdiCash.Checkout.Storage;

// Before the first use: takes the process lock, creates the tables, loads the pseudonym key, reads the shared clock and checks the owner.
internal sealed class SchemaInitializer(
    Func<CancellationToken, Task<DbConnection>> connect,
    SingleProcessLock processLock, DatabaseClock clock, Pseudonymizer pseudonymizer, BackupCheck backups, TableOwner? owner)
{
    private readonly Lock _gate = new();
    private Task? _preparation;

    // Concurrent callers share one attempt. After a failure the next call starts another attempt.
    public Task PrepareAsync(Dialect dialect, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_preparation is null or { IsFaulted: true })
            {
                _preparation = PrepareAsync(dialect);
            }

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
        if (await processLock.FaultAsync(CancellationToken.None) is { } lockFault)
        {
            throw new UnusableDatabaseException(lockFault);
        }

        await using var connection = await connect(CancellationToken.None);
        await EnsureTablesAsync(dialect, connection);
        await pseudonymizer.ReadAsync(connection);
        await ReadClockAsync(dialect, connection);
        if (owner is not null && await owner.FaultAsync(connection) is { } ownerFault)
        {
            throw new UnusableDatabaseException(ownerFault);
        }

        await backups.WarnAsync(dialect, connection);
    }

    private async Task EnsureTablesAsync(Dialect dialect, DbConnection connection)
    {
        if (await VersionAsync(connection) is not { } version)
        {
            await CreateTablesAsync(dialect, connection);
            backups.Reset();
        }
        else if (FaultOf(version) is { } fault)
        {
            throw new UnusableDatabaseException(fault);
        }
    }

    private static string? FaultOf(long version) => version switch
    {
        > CheckoutSchema.Version => $"A newer release created the checkout's tables: they have version {version}, this release supports "
            + $"version {CheckoutSchema.Version}. Start the newer release, or pass AddDatabase the database of this release.",
        < CheckoutSchema.Version => $"The checkout's tables have version {version}, from before the first release. No migration leads "
            + $"to version {CheckoutSchema.Version}. Delete the sample shop's file below App_Data, or drop the tables with the prefix "
            + "checkout_, and start again.",
        _ => null,
    };

    private static async Task CreateTablesAsync(Dialect dialect, DbConnection connection)
    {
        CrashPoint.Reach("tables.before");
        if (dialect == Dialect.Sqlite)
        {
            await connection.ExecuteAsync("PRAGMA journal_mode=WAL");
        }

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        await connection.ExecuteAsync($"{dialect.LockSchema};{CheckoutSchema.Script}", transaction: transaction);
        CrashPoint.Reach("tables.before-commit");
        await transaction.CommitAsync();
        CrashPoint.Reach("tables.after-commit");
    }

    // The script does not run if the tables exist: a shop may create them itself and deny this process the right to. Null: none exist.
    private static async Task<long?> VersionAsync(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<long?>(CheckoutSchema.Newest);
        }
        catch (Exception exception) when (exception.IsOfDatabase() && connection.State == ConnectionState.Open)
        {
            return null;
        }
    }
}
