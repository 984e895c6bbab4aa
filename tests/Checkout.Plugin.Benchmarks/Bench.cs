using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// The servers, the gateway, the machine and the remarks that all goals share.
internal sealed class Bench : IAsyncDisposable
{
    private readonly List<ServerProcess> _servers = [];
    private readonly Dictionary<string, Task<Series>> _series = new(StringComparer.Ordinal);
    private int _databases;

    private Bench(BenchmarkOptions options) => Options = options;

    public BenchmarkOptions Options { get; }

    public Machine Machine { get; } = new();

    public List<string> Remarks { get; } = [];

    public PostgreSqlServer PostgreSql { get; private set; } = null!;

    public RedisServer Redis { get; private set; } = null!;

    public GatewayControl Gateway { get; private set; } = null!;

    public IEnumerable<int> ServerIds => [PostgreSql.Id, Redis.Id, .. _servers.Select(server => server.Id)];

    public static async Task<Bench> OpenAsync(BenchmarkOptions options)
    {
        var bench = new Bench(options);
        bench.PostgreSql = await PostgreSqlServer.StartAsync();
        bench.Redis = await RedisServer.StartAsync();
        bench.Gateway = new(await bench.StartAsync(ServerProgram.Own("gateway")));
        return bench;
    }

    public async Task<ServerProcess> StartAsync(ServerProgram program, IReadOnlyDictionary<string, string>? settings = null)
    {
        var server = await ServerProcess.StartAsync(program, settings);
        _servers.Add(server);
        return server;
    }

    public Task StopAsync(ServerProcess server) => _servers.Remove(server) ? server.DisposeAsync().AsTask() : Task.CompletedTask;

    // An empty database of its own.
    public async Task<string> NewDatabaseAsync()
    {
        var name = $"bench{++_databases}";
        await using var connection = new NpgsqlConnection(PostgreSql.ConnectionString);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await create.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(PostgreSql.ConnectionString) { Database = name, MaxAutoPrepare = 64 }.ConnectionString;
    }

    // Several goals use the same series of rounds.
    public Task<Series> OnceAsync(string name, Func<Task<Series>> measure) =>
        _series.TryGetValue(name, out var running) ? running : _series[name] = measure();

    public void Say(string what) => Console.Error.WriteLine(what);

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers.ToList())
        {
            await StopAsync(server);
        }

        await (Redis?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (PostgreSql?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
