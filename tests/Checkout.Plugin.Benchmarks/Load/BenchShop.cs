using System.Globalization;
using Dapper;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// The plug-in's host as a process, and its database.
internal sealed class BenchShop : IAsyncDisposable
{
    private const string OrderTable = "CREATE TABLE IF NOT EXISTS bench_order (reference TEXT PRIMARY KEY, amount BIGINT NOT NULL)";
    private readonly Bench _bench;

    private BenchShop(Bench bench, ServerProcess server, NpgsqlDataSource database, PostgreSqlTap? tap) =>
        (_bench, Server, Database, Tap) = (bench, server, database, tap);

    public ServerProcess Server { get; }

    public NpgsqlDataSource Database { get; }

    // Null: the host connects to its database directly.
    public PostgreSqlTap? Tap { get; }

    public PaymentRows Rows => new(Database);

    public static async Task<BenchShop> OpenAsync(
        Bench bench, bool redis = true, bool tapped = false, params (string Name, string Value)[] settings)
    {
        var connectionString = await bench.NewDatabaseAsync();
        var database = NpgsqlDataSource.Create(connectionString);
        await using (var connection = await database.OpenConnectionAsync())
        {
            await connection.ExecuteAsync(OrderTable);
        }

        var tap = tapped ? PostgreSqlTap.Open(connectionString) : null;
        var server = await bench.StartAsync(
            ServerProgram.Shop, Settings(bench, tap?.ConnectionString ?? connectionString, redis, settings));
        return new(bench, server, database, tap);
    }

    public static Dictionary<string, string> Settings(
        Bench bench, string connectionString, bool redis, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Shop"] = connectionString,
            ["ConnectionStrings__Redis"] = redis ? bench.Redis.Address : "",
            ["Checkout__PublicBaseUrl"] = "http://127.0.0.1:5080",
            ["Checkout__StoreName"] = "Bench",
            ["Checkout__LigdiCash__BaseAddress"] = bench.Gateway.Address.AbsoluteUri,
            ["Checkout__LigdiCash__AllowPlainHttpGateway"] = "true",
            ["Checkout__LigdiCash__ApiKey"] = "a-key",
            ["Checkout__LigdiCash__ApiToken"] = "a-token",
            // Without the budget the plug-in's own limit is measured.
            ["Checkout__Reconciliation__MaxConfirmsPerSecond"] = "100000",
        };
        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        return all;
    }

    // Makes one payment, which the others copy.
    public async Task MakeTemplateAsync()
    {
        using var connection = await HttpConnection.OpenAsync(Server.Address);
        await Shopper.PaysAsync(
            connection, await Shopper.OpensPageAsync(connection, [null], 0, CancellationToken.None), CancellationToken.None);
        await Rows.ClearAsync();
    }

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = await Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>(sql);
    }

    public async Task UntilAsync(string countSql, long count, TimeSpan atMost)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await CountAsync(countSql) is var now && now < count)
        {
            if (TimeProvider.System.GetElapsedTime(started) > atMost)
            {
                throw new InvalidOperationException(
                    string.Create(CultureInfo.InvariantCulture, $"{now} of {count} after {atMost}: {countSql}"));
            }

            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.StopAsync(Server);
        await Database.DisposeAsync();
        await (Tap?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
