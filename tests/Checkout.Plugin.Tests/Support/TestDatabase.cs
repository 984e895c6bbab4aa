using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Checkout.Plugin.Tests;

public enum Store
{
    Sqlite,
    PostgreSql,
    PostgreSqlWithRedis,
}

// A private database for a test: a SQLite file, or a schema in the PostgreSQL test server.
internal sealed class TestDatabase : IDisposable
{
    private readonly string? _file;

    private TestDatabase(DbDataSource source, string connectionString, string? file) =>
        (Source, ConnectionString, _file) = (source, connectionString, file);

    public string ConnectionString { get; }

    public DbDataSource Source { get; }

    // How far the server's clock is ahead on PostgreSQL.
    public TimeSpan Ahead { get; set; }

    public static async Task<TestDatabase> CreateAsync(Store store)
    {
        SQLitePCL.Batteries_V2.Init();
        var name = $"t{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        if (store == Store.Sqlite)
        {
            var file = Path.Combine(Path.GetTempPath(), $"{name}.db");
            return new(SqliteFactory.Instance.CreateDataSource($"Data Source={file}"), $"Data Source={file}", file);
        }

        await using var connection = new NpgsqlConnection(TestServers.PostgreSql);
        await connection.ExecuteAsync($"CREATE SCHEMA {name}");
        var own = new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { SearchPath = $"{name}, pg_catalog", MaxPoolSize = 24 };
        return new(NpgsqlDataSource.Create(own), own.ConnectionString, null);
    }

    // The plug-in reads the time from PostgreSQL. The test replaces that clock by its own.
    public async Task FollowsAsync(ManualTimeProvider clock)
    {
        if (_file is not null)
        {
            return;
        }

        await ExecuteAsync("CREATE TABLE test_clock (at TIMESTAMPTZ)");
        await ExecuteAsync("INSERT INTO test_clock VALUES (@at)", new { at = clock.GetUtcNow() });
        await ExecuteAsync("CREATE FUNCTION clock_timestamp() RETURNS TIMESTAMPTZ LANGUAGE SQL AS 'SELECT at FROM test_clock'");
        clock.Turned = at =>
        {
            using var connection = Source.OpenConnection();
            connection.Execute("UPDATE test_clock SET at = @at", new { at = at + Ahead });
        };
    }

    public async Task<T?> ScalarAsync<T>(string sql, object? values = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    // All texts of a table.
    public async Task<string> TextsAsync(string table)
    {
        await using var connection = await Source.OpenConnectionAsync();
        var rows = await connection.QueryAsync($"SELECT * FROM {table}");
        return string.Join('\n', rows.SelectMany(row => (IDictionary<string, object?>)row).Select(cell => $"{cell.Key}={cell.Value}"));
    }

    // All values of all tables of the plug-in.
    public async Task<string> EverythingAsync()
    {
        await using var connection = await Source.OpenConnectionAsync();
        var tables = await connection.QueryAsync<string>(_file is null
            ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename LIKE 'checkout\\_%'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'checkout\\_%' ESCAPE '\\'");
        return string.Join('\n', await Task.WhenAll(tables.Select(TextsAsync)));
    }

    public async Task<int> ExecuteAsync(string sql, object? values = null)
    {
        await using var connection = await Source.OpenConnectionAsync();
        return await connection.ExecuteAsync(sql, values);
    }

    public void Dispose()
    {
        Source.Dispose();
        ClearPools();
        foreach (var part in _file is null ? [] : new[] { _file, $"{_file}-wal", $"{_file}-shm", $"{_file}-node" })
        {
            File.Delete(part);
        }
    }

    // Not those of other tests: the last connection to a file locks it for a moment when it closes. An idle connection from before the
    // tables then answers "no such table".
    public void ClearPools()
    {
        if (_file is not null)
        {
            var ofPlugin = new DbConnectionStringBuilder { ConnectionString = ConnectionString };
            ofPlugin["Default Timeout"] = (int)Dialect.CommandTimeout.TotalSeconds;
            ClearPool(ConnectionString);
            ClearPool(ofPlugin.ConnectionString);
        }
    }

    private static void ClearPool(string connectionString)
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
    }
}
