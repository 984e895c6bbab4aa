using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

/// The shop's database as this plug-in uses it: short transactions of its own, on connections of its own.
internal sealed class CheckoutDatabase(CheckoutDataSource source) : IDisposable
{
    /// SQLite has one writer: waiting here costs no thread, waiting for its file lock does.
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly SemaphoreSlim _installer = new(1, 1);
    private volatile bool _installed;

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

    /// Runs the work in one transaction; an exception out of it takes everything back.
    public async Task<T> WriteAsync<T>(Func<DbTransaction, Task<T>> work, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var turn = await TurnAsync(cancellationToken);
        await using var connection = await ConnectAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var result = await work(transaction);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    public async Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> statement, CancellationToken cancellationToken)
    {
        await InstallAsync(cancellationToken);
        using var turn = await TurnAsync(cancellationToken);
        await using var connection = await ConnectAsync(cancellationToken);
        return await statement(connection);
    }

    public async Task InstallAsync(CancellationToken cancellationToken)
    {
        if (_installed)
        {
            return;
        }

        await _installer.WaitAsync(cancellationToken);
        try
        {
            await CreateTablesAsync(cancellationToken);
            _installed = true;
        }
        finally
        {
            _installer.Release();
        }
    }

    public void Dispose()
    {
        _writer.Dispose();
        _installer.Dispose();
    }

    private async Task CreateTablesAsync(CancellationToken cancellationToken)
    {
        if (_installed)
        {
            return;
        }

        await using var connection = await ConnectAsync(cancellationToken);
        if (await IsInstalledAsync(connection))
        {
            return;
        }

        if (Dialect == Dialect.Sqlite)
        {
            await connection.ExecuteAsync("PRAGMA journal_mode=WAL");
        }

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.ExecuteAsync($"{Dialect.LockSchema};{CheckoutSchema.Script}", transaction: transaction);
        await transaction.CommitAsync(cancellationToken);
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

    private async Task<DbConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var connection = await source.Value!.OpenConnectionAsync(cancellationToken);
        if (Dialect.OpenConnection.Length > 0)
        {
            await connection.ExecuteAsync(Dialect.OpenConnection);
        }

        return connection;
    }

    private async Task<IDisposable?> TurnAsync(CancellationToken cancellationToken)
    {
        if (!Dialect.SingleWriter)
        {
            return null;
        }

        await _writer.WaitAsync(cancellationToken);
        return new Turn(_writer);
    }

    private sealed class Turn(SemaphoreSlim writer) : IDisposable
    {
        public void Dispose() => writer.Release();
    }
}

/// What the shop gave to AddDatabase; null until it did.
internal sealed record CheckoutDataSource(DbDataSource? Value);
