using System.Globalization;
using Npgsql;

namespace Checkout.Plugin.Tests;

// Two nodes of the sample shop, the gateway, PostgreSQL and Redis, all of them processes of their own, with a wire to each server that may be troubled.
internal sealed class TwinShop : IAsyncDisposable
{
    private readonly List<ChildProcess> _processes = [];
    private readonly Uri _gatewayAddress = ChildProcess.FreeAddress();

    private TwinShop(PostgreSqlCluster cluster, FailingOverRedis? redis)
    {
        (Cluster, Redis) = (cluster, redis);
        (DatabaseWire, GatewayWire) = (new(cluster.Port), new(_gatewayAddress.Port));
        Database = NpgsqlDataSource.Create($"{cluster.ConnectionString()};Maximum Pool Size=5");
        Gateway = new(_gatewayAddress);
    }

    public PostgreSqlCluster Cluster { get; }

    public FailingOverRedis? Redis { get; }

    public TcpProxy DatabaseWire { get; }

    public TcpProxy GatewayWire { get; }

    // Straight to the server, for those who look on.
    public NpgsqlDataSource Database { get; }

    public GatewayDesk Gateway { get; }

    public Uri[] Nodes { get; } = [ChildProcess.FreeAddress(), ChildProcess.FreeAddress()];

    public HttpClient Http { get; } = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { Timeout = TimeSpan.FromSeconds(60) };

    public static async Task<TwinShop> OpenAsync(bool withRedis)
    {
        var shop = new TwinShop(await PostgreSqlCluster.CreateAsync(), withRedis ? await FailingOverRedis.CreateAsync() : null);
        shop._processes.Add(await ChildProcess.StartAsync("src/LigdiCash.Emulator", shop._gatewayAddress, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" }));
        foreach (var node in shop.Nodes)
        {
            shop._processes.Add(await ChildProcess.StartAsync("sample-shop", node, shop.SettingsOf(node)));
        }

        return shop;
    }

    public Shopper Welcomes(Dice dice) => new(Http, dice.OneOf(Nodes));

    // What the nodes said last, for whoever looks for the cause of a failure.
    public string LastWords(int characters) => string.Join("\n\n", _processes.Skip(1).Select(node => node.Output[^Math.Min(characters, node.Output.Length)..]));

    public async ValueTask DisposeAsync()
    {
        _processes.ForEach(process => process.Dispose());
        Http.Dispose();
        Gateway.Dispose();
        DatabaseWire.Dispose();
        GatewayWire.Dispose();
        Redis?.Dispose();
        await Database.DisposeAsync();
        await Cluster.DisposeAsync();
    }

    private Dictionary<string, string> SettingsOf(Uri node) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["ConnectionStrings__Shop"] = $"{Cluster.ConnectionString(DatabaseWire.Port)};Maximum Pool Size=40",
        ["ConnectionStrings__Redis"] = Redis?.Address ?? "",
        ["Checkout__PublicBaseUrl"] = node.AbsoluteUri,
        ["Checkout__Methods"] = "Hosted",
        ["Checkout__LigdiCash__BaseAddress"] = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{GatewayWire.Port}"),
        ["Checkout__LigdiCash__AllowPlainHttpGateway"] = "true",
        ["Checkout__LigdiCash__ApiKey"] = "a-key-of-the-tests",
        ["Checkout__LigdiCash__ApiToken"] = "a-token-of-the-tests",
        ["Checkout__LigdiCash__Timeout"] = "00:00:03",
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:10",
        ["Checkout__Reconciliation__Interval"] = "00:00:05",
        ["Checkout__Reconciliation__ConfirmsPerSecond"] = "500",
        ["Logging__LogLevel__Default"] = "Warning",
    };
}
