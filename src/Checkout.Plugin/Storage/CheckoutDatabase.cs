using System.Transactions;
using IsolationLevel = System.Data.IsolationLevel;

namespace LigdiCash.Checkout.Storage;

// Short transactions on separate connections. Each sets its isolation level, whatever the session's default is.
internal sealed class CheckoutDatabase : IDisposable
{
    private const int MaxAttempts = 4;
    private readonly CheckoutDataSource _source;
    private readonly SchemaInitializer _initializer;

    // Null only if the start check refuses the data source.
    private readonly Dialect? _dialect;

    // Null: the database supports concurrent writers.
    private readonly SqliteWriter? _writer;
    private readonly SemaphoreSlim _handlerSlots;

    public CheckoutDatabase(
        CheckoutDataSource source, SingleProcessLock processLock, DatabaseClock clock,
        Pseudonymizer pseudonymizer, BackupCheck backups, TableOwner? owner = null, IReadOnlyList<Migration>? migrations = null)
    {
        _source = source;
        _dialect = source.Dialect ?? (source.Value is { } dataSource ? Dialect.Of(dataSource) : null);
        _initializer = new(ConnectAsync, processLock, clock, pseudonymizer, backups, owner, migrations ?? Migration.All);
        _writer = _dialect == Dialect.Sqlite ? new(ConnectAsync) : null;
        Pool = PoolShare.Of(source.Value?.ConnectionString ?? "");
        _handlerSlots = new(Pool.Reserved);
    }

    public Dialect Dialect => _dialect!;
    public PoolShare Pool { get; }

    public string? Fault => (_source.Value, _dialect) switch
    {
        (null, _) => "No database is configured: call AddDatabase(…) after AddCheckout(). Its connection string must not be empty, and "
            + "AddDatabase() without arguments needs a DbDataSource among the services, such as that of AddNpgsqlDataSource(…).",
        (_, null) => "AddDatabase supports PostgreSQL (Npgsql) and SQLite (Microsoft.Data.Sqlite): pass a data source of one of them.",
        _ => null,
    };

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return await ConnectAsync(cancellationToken);
    }

    // SQLite may share the transaction with other writes. If the work returns false or throws, only its own writes are rolled back.
    public async Task<bool> WriteAsync(
        Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken, bool isDurable = true)
    {
        await InitializeAsync(cancellationToken);
        return _writer is null
            ? await RetryAsync(() => RunTransactionAsync(work, CommitOf(isDurable), cancellationToken))
            : await _writer.WriteAsync(work, isDurable, isDurable ? cancellationToken : CancellationToken.None);
    }

    // For work that calls the shop's code: it may be slow, so it shares no transaction. It is never retried.
    public async Task<bool> WriteAloneAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        using var turn = _writer is null ? null : await _writer.AcquireAsync(cancellationToken);
        if (!await _handlerSlots.WaitAsync(Dialect.CommandTimeout, cancellationToken))
        {
            throw new NotWrittenException("Slow handlers hold half of the connection pool. The rest serves shoppers and callbacks.");
        }

        try
        {
            return await RunTransactionAsync(work, Dialect.CommitDurably, cancellationToken);
        }
        finally
        {
            _handlerSlots.Release();
        }
    }

    // One statement in one round trip; returns the number of changed rows. The values contain the time, so they are created last.
    public Task<int> WriteAsync(string statement, Func<object> values, CancellationToken cancellationToken) =>
        ExecuteAsync((connection, sql, write) => connection.ExecuteAsync(sql, values(), write), statement, true, cancellationToken);

    // Returns rows. A claim need not be durable: a lease lost in a crash costs one more check. On SQLite such a write is not cancelled
    // once it has started, because its rows would stay leased.
    public async Task<IReadOnlyList<T>> WriteAsync<T>(
        string statement, Func<object> values, CancellationToken cancellationToken, bool isDurable = true) =>
        [.. await ExecuteAsync((open, sql, write) => open.QueryAsync<T>(sql, values(), write), statement, isDurable, cancellationToken)];

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? values, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>(sql, values)];
    }

    public async Task<T?> ScalarAsync<T>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    // Null: nothing is due until then.
    public async Task<DateTimeOffset?> NextDueAsync(string sql, long until, CancellationToken cancellationToken) =>
        await ScalarAsync<long?>(sql, new { until }, cancellationToken) is { } dueAt
            ? DateTimeOffset.FromUnixTimeMilliseconds(dueAt) : null;

    public Task InitializeAsync(CancellationToken cancellationToken) => _initializer.PrepareAsync(Dialect, cancellationToken);

    // Creates nothing. False also if PostgreSQL does not have the database yet.
    public async Task<bool> HasTablesAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await ConnectAsync(cancellationToken);
            return await SchemaInitializer.VersionAsync(connection) is not null;
        }
        catch (DbException exception) when (exception.SqlState == "3D000")
        {
            return false;
        }
    }

    public async Task ReadClockAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await _initializer.RefreshAsync(Dialect, connection);
    }

    // The server settings with which an acknowledged commit may be lost.
    public async Task<IReadOnlyList<string>> UnsafeSettingsAsync(CancellationToken cancellationToken)
    {
        await InitializeAsync(cancellationToken);
        return Dialect.UnsafeSettings is { } sql ? await QueryAsync<string>(sql, null, cancellationToken) : [];
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _handlerSlots.Dispose();
    }

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
                // The next attempt reads the concurrent changes.
            }
        }
    }

    private string CommitOf(bool isDurable) => isDurable ? Dialect.CommitDurably : Dialect.CommitLazily;

    private async Task<bool> RunTransactionAsync(Func<DbTransaction, Task<bool>> work, string commit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        if (!await work(transaction))
        {
            return false;
        }

        // A commit is not cancelled, because its outcome would be unknown.
        await (commit.Length > 0 && transaction.Connection is { } open
            ? open.ExecuteAsync(commit, transaction: transaction) : transaction.CommitAsync(CancellationToken.None));
        return true;
    }

    private async Task<T> ExecuteAsync<T>(
        Func<DbConnection, string, DbTransaction?, Task<T>> run, string statement, bool isDurable, CancellationToken cancellationToken)
    {
        if (_writer is null)
        {
            await InitializeAsync(cancellationToken);
            return await RetryAsync(() => RunAsync(run, statement, CommitOf(isDurable), cancellationToken));
        }

        var answer = default(T);
        await WriteAsync(async transaction =>
        {
            answer = await run(transaction.Connection!, statement, null);
            return true;
        }, cancellationToken, isDurable);
        return answer!;
    }

    private async Task<T> RunAsync<T>(
        Func<DbConnection, string, DbTransaction?, Task<T>> run, string statement, string commit, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = commit.Length == 0
            ? null : await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        return await run(connection, commit.Length == 0 ? statement : $"{statement};{commit}", transaction);
    }

    // A filter of the shop may have begun a TransactionScope. Payments must neither depend on its outcome nor share its connection.
    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        using var scope = Transaction.Current is null
            ? null : new TransactionScope(TransactionScopeOption.Suppress, TransactionScopeAsyncFlowOption.Enabled);
        return await Dialect.OpenAsync(_source.Value!, cancellationToken);
    }
}

// The argument of AddDatabase; null until that call. Null dialect: it is inferred from the data source.
internal sealed record CheckoutDataSource(DbDataSource? Value, Dialect? Dialect = null, bool IsOwned = false) : IDisposable
{
    public void Dispose() => (IsOwned ? Value : null)?.Dispose();
}
