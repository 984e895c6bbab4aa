using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace SampleShop;

// The shop's tables in the checkout's database. Created at first use, so that an unavailable database does not delay the start.
public sealed class ShopDatabase(DbDataSource source) : IDisposable
{
    private const string Tables = """
        CREATE TABLE IF NOT EXISTS shop_basket (id TEXT PRIMARY KEY, visitor TEXT NOT NULL, opened_at BIGINT NOT NULL, closed_at BIGINT);
        CREATE UNIQUE INDEX IF NOT EXISTS shop_basket_one_open ON shop_basket (visitor) WHERE closed_at IS NULL;
        CREATE TABLE IF NOT EXISTS shop_basket_line (
            basket TEXT NOT NULL REFERENCES shop_basket (id), sku TEXT NOT NULL, quantity BIGINT NOT NULL, added_at BIGINT NOT NULL,
            PRIMARY KEY (basket, sku));
        CREATE TABLE IF NOT EXISTS shop_order (
            reference TEXT PRIMARY KEY, visitor TEXT NOT NULL, lines TEXT NOT NULL, total BIGINT NOT NULL, paid_at BIGINT NOT NULL,
            fulfillments BIGINT NOT NULL);
        CREATE INDEX IF NOT EXISTS shop_order_visitor ON shop_order (visitor);
        """;

    // In PostgreSQL IF NOT EXISTS fails when two nodes create the tables at the same time.
    private const string OneNodeAtATime = "SELECT pg_advisory_xact_lock(5080)";

    private readonly SemaphoreSlim _installing = new(1, 1);
    private volatile bool _installed;

    public static DbDataSource SourceFrom(string? connectionString, string contentRoot)
    {
        var value = string.IsNullOrEmpty(connectionString) ? InAppData(contentRoot) : connectionString;
        try
        {
            return value.Contains("Host=", StringComparison.OrdinalIgnoreCase)
                ? NpgsqlDataSource.Create(value)
                : SqliteFactory.Instance.CreateDataSource(WithDirectory(value));
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // The message does not quote the connection string, which may contain a password.
            throw new InvalidOperationException(
                "ConnectionStrings:Shop can't be read: write it like Data Source=shop.db for SQLite, "
                + "or Host=localhost;Database=shop;Username=shop for PostgreSQL.",
                exception);
        }
    }

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        if (!_installed)
        {
            await InstallAsync(cancellationToken);
        }

        return await source.OpenConnectionAsync(cancellationToken);
    }

    public void Dispose() => _installing.Dispose();

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        await _installing.WaitAsync(cancellationToken);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await connection.ExecuteAsync(connection is NpgsqlConnection ? $"{OneNodeAtATime};{Tables}" : Tables, transaction: transaction);
            await transaction.CommitAsync(cancellationToken);
            _installed = true;
        }
        finally
        {
            _installing.Release();
        }
    }

    private static string InAppData(string contentRoot) => $"Data Source={Path.Combine(contentRoot, "App_Data", "shop.db")}";

    private static string WithDirectory(string connectionString)
    {
        var file = Path.GetFullPath(new SqliteConnectionStringBuilder(connectionString).DataSource);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return connectionString;
    }
}
