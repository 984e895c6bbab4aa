using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests;

// A world of two nodes with its own servers, and a fault-injecting proxy for each server.
internal sealed class TwoNodes : IAsyncDisposable
{
    // Without pooling, because a crash of the database breaks pooled connections.
    private readonly NpgsqlDataSource _observed;
    private TcpProxy? _gatewayProxy;

    private TwoNodes(PostgreSqlCluster cluster, FailingOverRedis? redis)
    {
        (Cluster, Redis, DatabaseProxy) = (cluster, redis, new(cluster.Port));
        _observed = NpgsqlDataSource.Create($"{cluster.ConnectionString()};Pooling=false");
    }

    public PostgreSqlCluster Cluster { get; }

    public FailingOverRedis? Redis { get; }

    public TcpProxy DatabaseProxy { get; }

    public TcpProxy GatewayProxy => _gatewayProxy!;

    public World World { get; private set; } = null!;

    public HttpClient Http { get; } =
        new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = TimeSpan.FromMinutes(1),
        };

    public static async Task<TwoNodes> OpenAsync(bool withRedis, bool checksByItself = true)
    {
        var nodes = new TwoNodes(await PostgreSqlCluster.CreateAsync(), withRedis ? await FailingOverRedis.CreateAsync() : null);
        nodes.World = await World.OpenAsync(nodes.Plan(checksByItself));
        await nodes.World.StartsAsync();
        // The shop creates its own tables with the first basket.
        await new HttpShopper(nodes.Http, nodes.World.Nodes[0].Address).FillsBasketAsync();
        return nodes;
    }

    public HttpShopper Welcomes(Dice dice) => new(Http, dice.OneOf(World.Nodes).Address);

    // The payer approves on the gateway's page, without the proxy.
    public async Task PaysAsync(string page)
    {
        using var answer = await Http.PostAsync(new Uri(World.Gateway.Address, $"{new Uri(page).AbsolutePath}/approve"), content: null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public async Task LosesCallbacksAsync() =>
        (await Http.PutAsJsonAsync(new Uri(World.Gateway.Address, "_emulator/callbacks"), new { lost = true })).EnsureSuccessStatusCode()
            .Dispose();

    public async ValueTask DisposeAsync()
    {
        await World.DisposeAsync();
        Http.Dispose();
        DatabaseProxy.Dispose();
        _gatewayProxy?.Dispose();
        Redis?.Dispose();
        await _observed.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private WorldPlan Plan(bool checksByItself) => new()
    {
        Nodes = 2,
        Store = Store.PostgreSql,
        Database = (_observed, _ => $"{Cluster.ConnectionString(DatabaseProxy.Port)};Maximum Pool Size=40"),
        Redis = Redis?.Address ?? "",
        GatewaySeen = gateway => new($"http://127.0.0.1:{(_gatewayProxy ??= new(gateway.Port)).Port}/"),
        MaxConfirmsPerSecond = 500,
        Settings = new()
        {
            ["Checkout__AllowedPaymentMethods"] = "Hosted",
            ["Checkout__Reconciliation__FirstCheckAfter"] = checksByItself ? "00:00:02" : "01:00:00",
            ["Logging__LogLevel__Default"] = "Warning",
        },
    };
}
