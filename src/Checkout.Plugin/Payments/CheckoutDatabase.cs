using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

/// The shop's database as this plug-in uses it: short transactions of its own, on connections of its own.
internal sealed class CheckoutDatabase : IDisposable
{
    private readonly CheckoutDataSource _source;
    private readonly FirstUse _firstUse;

    /// Null only in a shop that may not start.
    private readonly Dialect? _dialect;

    /// Null where the database lets many write at once.
    private readonly SqliteWriter? _writer;

    public CheckoutDatabase(CheckoutDataSource source, OneNode node, SharedClock clock, DigestKey digests)
    {
        _source = source;
        _dialect = source.Dialect ?? (source.Value is { } given ? Dialect.Of(given) : null);
        _firstUse = new(ConnectAsync, node, clock, digests);
        _writer = _dialect == Dialect.Sqlite ? new(ConnectAsync) : null;
    }

    public Dialect Dialect => _dialect!;

    public string? Fault => (_source.Value, _dialect) switch
    {
        (null, _) => "There is no database: call AddDatabase(dataSource) after AddCheckout().",
        (_, null) => "The database given to AddDatabase is neither PostgreSQL (Npgsql) nor SQLite (Microsoft.Data.Sqlite): hand in a data source of one of them.",
        _ => null,
    };

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return await ConnectAsync(cancellationToken);
    }

    /// Runs the work in one transaction, which others may share. It commits if the work says true; false, or an exception, takes back what this work wrote.
    public async Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return _writer is null ? await TransactAsync(work, cancellationToken) : await _writer.WriteAsync(work, durable: true, cancellationToken);
    }

    /// The same for work that calls the shop's own code: it may take its time, and nobody else's work depends on how it ends.
    public async Task<bool> WriteAloneAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var turn = _writer is null ? null : await _writer.TurnAsync(cancellationToken);
        return await TransactAsync(work, cancellationToken);
    }

    /// For a single statement, which needs no transaction of its own.
    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> statement, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        if (_writer is not null)
        {
            return await TogetherAsync(statement, durable: true, cancellationToken);
        }

        await using var connection = await ConnectAsync(cancellationToken);
        return await statement(connection);
    }

    /// For one statement that leases something and returns what; its values, which hold the time, are asked for last. It does not wait for the disk: a lease that a crash forgets costs another look, nothing else.
    /// Once it has begun it is waited for, or nobody would give back what was leased.
    public async Task<IReadOnlyList<T>> ClaimAsync<T>(string statement, Func<object> values, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        if (_writer is not null)
        {
            return [.. await TogetherAsync(connection => connection.QueryAsync<T>(statement, values()), durable: false, CancellationToken.None)];
        }

        await using var connection = await ConnectAsync(cancellationToken);
        return [.. await connection.QueryAsync<T>($"{statement};{Dialect.CommitLazily}", values())];
    }

    /// The same for a lease that takes several statements.
    public async Task<bool> ClaimAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        return _writer is not null ? await _writer.WriteAsync(work, durable: false, CancellationToken.None) : await TransactAsync(LazilyAsync, cancellationToken);

        async Task<bool> LazilyAsync(DbTransaction transaction)
        {
            if (Dialect.CommitLazily.Length > 0)
            {
                await transaction.Connection!.ExecuteAsync(Dialect.CommitLazily, transaction: transaction);
            }

            return await work(transaction);
        }
    }

    public Task InstallAsync(CancellationToken cancellationToken) => _firstUse.PrepareAsync(Dialect, cancellationToken);

    public async Task ReadClockAsync(CancellationToken cancellationToken)
    {
        await using var connection = await OpenAsync(cancellationToken);
        await _firstUse.ReadClockAsync(Dialect, connection);
    }

    public void Dispose() => _writer?.Dispose();

    private async Task<bool> TransactAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await work(transaction))
        {
            return false;
        }

        // Whoever gives up waiting for a commit does not know what became of it.
        await transaction.CommitAsync(CancellationToken.None);
        return true;
    }

    private async Task<T> TogetherAsync<T>(Func<DbConnection, Task<T>> statement, bool durable, CancellationToken cancellationToken)
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
}

/// What the shop gave to AddDatabase; null until it did. Its dialect is found out unless told.
internal sealed record CheckoutDataSource(DbDataSource? Value, Dialect? Dialect = null);
