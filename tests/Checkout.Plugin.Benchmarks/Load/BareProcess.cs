using System.Security.Cryptography;
using Dapper;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// R-bare as a process, and its purchase.
internal sealed class BareProcess : IAsyncDisposable
{
    private readonly Bench _bench;
    private readonly NpgsqlDataSource _database;

    private BareProcess(Bench bench, ServerProcess server, string connectionString) =>
        (_bench, Server, _database) = (bench, server, NpgsqlDataSource.Create(connectionString));

    public ServerProcess Server { get; }

    public static async Task<BareProcess> OpenAsync(Bench bench)
    {
        var connectionString = await bench.NewDatabaseAsync();
        return new(bench, await bench.StartAsync(ServerProgram.Own("bare"), new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ConnectionStrings__Shop"] = connectionString,
            ["ConnectionStrings__Redis"] = bench.Redis.Address,
            ["Gateway"] = bench.Gateway.Address.AbsoluteUri,
        }), connectionString);
    }

    // The payment's id.
    public static async ValueTask<string> PaysAsync(HttpConnection connection, CancellationToken cancellationToken)
    {
        var form = HttpText.Fields(
            ("reference", RandomNumberGenerator.GetHexString(24, lowercase: true)),
            ("description", "Tissu Faso Dan Fani, beurre de karité"),
            ("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com"));
        return (await connection.SendAsync(HttpText.Post("/checkout", HttpText.Form, form), cancellationToken)).Expect(303)
            .Header("Location")![^32..];
    }

    public async Task<long> PaidAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM bare_payment WHERE status = 'Paid'");
    }

    public async Task ClearAsync()
    {
        await using var connection = await _database.OpenConnectionAsync();
        await connection.ExecuteAsync("TRUNCATE bare_payment; CHECKPOINT");
    }

    public async ValueTask DisposeAsync()
    {
        await _bench.StopAsync(Server);
        await _database.DisposeAsync();
    }
}
