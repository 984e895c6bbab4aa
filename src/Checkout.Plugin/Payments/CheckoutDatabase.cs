using System.Data;
using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// The shop's database as this plug-in uses it: short transactions of its own, on connections of its own. Each says its isolation level, whatever the sessions' default is.
internal sealed class CheckoutDatabase : IDisposable
{
    private const int MaxAttempts = 4;
    private readonly CheckoutDataSource _source;
    private readonly SchemaInitializer _initializer;

    // Null only in a shop that may not start.
    private readonly Dialect? _dialect;

    // Null where the database lets many write at once.
    private readonly SqliteWriter? _writer;

    // Turns of those who hold a connection for as long as the shop's code takes.
    private readonly SemaphoreSlim _held;

    public CheckoutDatabase(CheckoutDataSource source, SingleProcessLock node, DatabaseClock clock, Pseudonymizer digests, BackupCheck backups, TableOwner? owner = null)
    {
        _source = source;
        _dialect = source.Dialect ?? (source.Value is { } given ? Dialect.Of(given) : null);
        _initializer = new(ConnectAsync, node, clock, digests, backups, owner);
        _writer = _dialect == Dialect.Sqlite ? new(ConnectAsync) : null;
        Pool = PoolShare.Of(source.Value?.ConnectionString ?? "");
        _held = new(Pool.Reserved);
    }

    public Dialect Dialect => _dialect!;

    public PoolShare Pool { get; }

    public string? Fault => (_source.Value, _dialect) switch
    {
        (null, _) => "There is no database: call AddDatabase(dataSource) after AddCheckout().",
        (_, null) => "The database given to AddDatabase is neither PostgreSQL (Npgsql) nor SQLite (Microsoft.Data.Sqlite): hand in a data source of one of them.",
        _ => null,
    };

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return await ConnectAsync(cancellationToken);
    }

    // Runs the work in one transaction, which others may share. It commits if the work says true; false, or an exception, takes back what this work wrote.
    public async Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return _writer is null ? await RetryAsync(() => TransactAsync(work, Dialect.CommitDurably, cancellationToken)) : await _writer.WriteAsync(work, durable: true, cancellationToken);
    }

    // The same for work that calls the shop's own code: it may take its time, and nobody else's work depends on how it ends. It runs once, whatever the database makes of it.
    public async Task<bool> WriteAloneAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        using var turn = _writer is null ? null : await _writer.AcquireAsync(cancellationToken);
        if (!await _held.WaitAsync(Dialect.CommandTimeout, cancellationToken))
        {
            throw new BusyException("Handlers that do not come back hold as many of the pool's connections as they may; the rest is for shoppers and callbacks.");
        }

        try
        {
            return await TransactAsync(work, Dialect.CommitDurably, cancellationToken);
        }
        finally
        {
            _held.Release();
        }
    }

    // The same for a single statement, in one round trip: how many rows it changed. Its values, which hold the time, are asked for last.
    public Task<int> WriteAsync(string statement, Func<object> values, CancellationToken cancellationToken) =>
        StateAsync((connection, sql, transaction) => connection.ExecuteAsync(sql, values(), transaction), statement, durable: true, cancellationToken);

    // The same for a statement that answers with rows.
    public async Task<IReadOnlyList<T>> WriteAsync<T>(string statement, Func<object> values, CancellationToken cancellationToken) =>
        [.. await StateAsync((connection, sql, transaction) => connection.QueryAsync<T>(sql, values(), transaction), statement, durable: true, cancellationToken)];

    // For one statement that leases something and returns what. It does not wait for the disk: a lease that a crash forgets costs another look, nothing else.
    // Once it has begun it is waited for, or nobody would give back what was leased.
    public async Task<IReadOnlyList<T>> ClaimAsync<T>(string statement, Func<object> values, CancellationToken cancellationToken) =>
        [.. await StateAsync((connection, sql, transaction) => connection.QueryAsync<T>(sql, values(), transaction), statement, durable: false, cancellationToken)];

    // The same for a lease that takes several statements.
    public async Task<bool> ClaimAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return _writer is null ? await RetryAsync(() => TransactAsync(work, Dialect.CommitLazily, cancellationToken)) : await _writer.WriteAsync(work, durable: false, CancellationToken.None);
    }

    public Task InitializeAsync(CancellationToken cancellationToken) => _initializer.PrepareAsync(Dialect, cancellationToken);

    public async Task ReadClockAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await _initializer.RefreshAsync(Dialect, connection);
    }

    // Names the settings of the server with which an acknowledged commit may be lost.
    public async Task<IReadOnlyList<string>> UnsafeSettingsAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return Dialect.UnsafeSettings is { } sql ? [.. await connection.QueryAsync<string>(sql)] : [];
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _held.Dispose();
    }

    // The database took the work back because of what others did at the same time.
    private static async Task<T> RetryAsync<T>(Func<Task<T>> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await work();
            }
            catch (Exception exception) when (attempt < MaxAttempts && exception.IsSerializationFailure())
            {
                // The next attempt sees what the others have written.
            }
        }
    }

    private async Task<bool> TransactAsync(Func<DbTransaction, Task<bool>> work, string commit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (!await work(transaction))
        {
            return false;
        }

        // A caller who gives up waiting for a commit does not know its outcome.
        await (commit.Length > 0 && transaction.Connection is { } open ? open.ExecuteAsync(commit, transaction: transaction) : transaction.CommitAsync(CancellationToken.None));
        return true;
    }

    private async Task<T> StateAsync<T>(Func<DbConnection, string, DbTransaction?, Task<T>> run, string statement, bool durable, CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return _writer is null
            ? await RetryAsync(() => StateAsync(run, statement, durable ? Dialect.CommitDurably : Dialect.CommitLazily, cancellationToken))
            : await BatchAsync(connection => run(connection, statement, null), durable, durable ? cancellationToken : CancellationToken.None);
    }

    // Begin, statement and commit leave in one message.
    private async Task<T> StateAsync<T>(Func<DbConnection, string, DbTransaction?, Task<T>> run, string statement, string commit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        if (commit.Length == 0)
        {
            return await run(connection, statement, null);
        }

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        return await run(connection, $"{statement};{commit}", transaction);
    }

    private async Task<T> BatchAsync<T>(Func<DbConnection, Task<T>> statement, bool durable, CancellationToken cancellationToken)
    {
        var answer = default(T);
        await _writer!.WriteAsync(
            async transaction =>
            {
                answer = await statement(transaction.Connection!);
                return true;
            },
            durable,
            cancellationToken);
        return answer!;
    }

    private Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => Dialect.OpenAsync(_source.Value!, cancellationToken);

    private sealed class BusyException(string message) : DbException(message);
}

// What the shop gave to AddDatabase; null until it did. Its dialect is found out unless told.
internal sealed record CheckoutDataSource(DbDataSource? Value, Dialect? Dialect = null);
