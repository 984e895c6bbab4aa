using System.Data;
using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Makes sure that the database is this process's to use, has the tables and our digest key, and has told its time: whoever asks for the time before that works by a clock that may be wrong.
internal sealed class SchemaInitializer(
    Func<CancellationToken, Task<DbConnection>> connect, SingleProcessLock node, DatabaseClock clock, Pseudonymizer digests, BackupCheck backups, TableOwner? owner)
{
    private readonly Lock _gate = new();
    private Task? _preparation;

    // One attempt for all who ask at once; after a failed one, the next who asks tries again.
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

    // Now and then: what may have changed since the start.
    public async Task RefreshAsync(Dialect dialect, DbConnection connection)
    {
        await ReadClockAsync(dialect, connection);
        await (owner?.FollowSettingsAsync(connection) ?? Task.CompletedTask);
    }

    // One node on one machine needs no other clock than its own.
    private Task ReadClockAsync(Dialect dialect, DbConnection connection) =>
        dialect.ReadClock is { } sql ? clock.ReadAsync(connection, sql) : Task.CompletedTask;

    private async Task PrepareAsync(Dialect dialect)
    {
        // What blocks its thread at the beginning must not do so inside the lock.
        await Task.Yield();
        if (await node.FaultAsync(CancellationToken.None) is { } taken)
        {
            throw new UnusableDatabaseException(taken);
        }

        await using var connection = await connect(CancellationToken.None);
        await EnsureTablesAsync(dialect, connection);
        await digests.ReadAsync(connection);
        await ReadClockAsync(dialect, connection);
        if (owner is not null && await owner.FaultAsync(connection) is { } othersTables)
        {
            throw new UnusableDatabaseException(othersTables);
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
        > CheckoutSchema.Version => $"The checkout's tables are of version {version}, made by a newer release; this one knows version {CheckoutSchema.Version} and might damage what it does not know. Start the newer release, or give AddDatabase the database that goes with this one.",
        < CheckoutSchema.Version => $"The checkout's tables are of version {version}, from before the first release, and nothing leads from them to version {CheckoutSchema.Version}. Delete the sample shop's file below App_Data, or drop the tables whose names begin with checkout_, and start again.",
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

    // Asked first, because a shop may run the script itself and give this process no right to create anything. Null: there is none yet.
    private static async Task<long?> VersionAsync(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<long?>(CheckoutSchema.Newest);
        }
        catch (Exception exception) when (exception.IsOfDatabase() && connection.State == ConnectionState.Open)
        {
            // No such table yet.
            return null;
        }
    }
}
