using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

/// The shop's database as this plug-in uses it: short transactions of its own, on connections of its own.
internal sealed class CheckoutDatabase(CheckoutDataSource source) : IDisposable
{
    /// SQLite has one writer: waiting here costs no thread, waiting for its file lock does.
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly Lock _gate = new();
    private Task? _installation;

    /// Null only in a shop that may not start.
    private readonly Dialect? _dialect = source.Value is { } given ? Dialect.Of(given) : null;

    public Dialect Dialect => _dialect!;

    public string? Fault => (source.Value, _dialect) switch
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

    /// Runs the work in one transaction. It commits if the work says true; false, or an exception, takes everything back.
    public async Task<bool> WriteAsync(Func<DbTransaction, Task<bool>> work, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var turn = await TurnAsync(cancellationToken);
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await work(transaction))
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> statement, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var turn = await TurnAsync(cancellationToken);
        await using var connection = await ConnectAsync(cancellationToken);
        return await statement(connection);
    }

    /// One attempt for all who ask at once; after a failed one, the next who asks tries again.
    public Task InstallAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_installation is null or { IsFaulted: true })
            {
                _installation = CreateTablesAsync();
            }

            return _installation.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _writer.Dispose();

    private async Task CreateTablesAsync()
    {
        // What blocks its thread at the beginning must not do so inside the lock.
        await Task.Yield();
        await using var connection = await ConnectAsync(CancellationToken.None);
        if (await IsInstalledAsync(connection))
        {
            return;
        }

        if (Dialect == Dialect.Sqlite)
        {
            await connection.ExecuteAsync("PRAGMA journal_mode=WAL");
        }

        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync($"{Dialect.LockSchema};{CheckoutSchema.Script}", transaction: transaction);
        await transaction.CommitAsync();
    }

    /// Asked first, because a shop may run the script itself and give this process no right to create anything.
    private static async Task<bool> IsInstalledAsync(DbConnection connection)
    {
        try
        {
            return await connection.ExecuteScalarAsync<long?>("SELECT MAX(version) FROM checkout_schema") >= CheckoutSchema.Version;
        }
        catch (DbException)
        {
            // No such table yet; a database that is away says so again in a moment.
            return false;
        }
    }

    private Task<DbConnection> ConnectAsync(CancellationToken cancellationToken) => Dialect.OpenAsync(source.Value!, cancellationToken);

    private async Task<IDisposable?> TurnAsync(CancellationToken cancellationToken)
    {
        if (!Dialect.SingleWriter)
        {
            return null;
        }

        return await _writer.WaitAsync(Dialect.Patience, cancellationToken) ? new Turn(_writer) : throw new DatabaseBusyException();
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }

    private sealed class DatabaseBusyException() : DbException("The database is busy: its one writer did not finish in time.");
}

/// What the shop gave to AddDatabase; null until it did.
internal sealed record CheckoutDataSource(DbDataSource? Value);
