using System.Collections.Concurrent;
using System.Data.Common;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests;

// A shop of killable processes with the emulator, a database and shoppers. Invariants are checked against the gateway's ledger.
internal sealed class World : IAsyncDisposable
{
    public const string ApiKey = "canary-key-2f9c41d7";
    public const string ApiToken = "canary-token-8be13a60";
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);
    private readonly TestDatabase? _own;
    private readonly LoadBalancer? _front;
    private readonly SocketsHttpHandler _network =
        new() { UseCookies = false, AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(5) };

    private int _lastNumber;

    private World(WorldPlan plan, EmulatorControl gateway, TestDatabase? own)
    {
        (Plan, Gateway, _own) = (plan, gateway, own);
        Source = plan.Database?.Observed ?? own!.Source;
        Uri[] addresses = [.. Enumerable.Range(0, plan.Nodes).Select(_ => ChildProcess.FreeAddress())];
        _front = plan.Nodes > 1 ? new(addresses) : null;
        Home = _front?.Address ?? addresses[0];
        Nodes = [.. addresses.Select((address, number) => new Node(plan, address, Settings(number)))];
    }

    public WorldPlan Plan { get; }

    public EmulatorControl Gateway { get; }

    public DbDataSource Source { get; }

    // The address for shoppers and callbacks.
    public Uri Home { get; }

    public IReadOnlyList<Node> Nodes { get; }

    public Node Node => Nodes[0];

    public ConcurrentQueue<Shopper> Shoppers { get; } = new();

    // Each shopper has another phone number.
    public int NextNumber() => Interlocked.Increment(ref _lastNumber);

    public static async Task<World> OpenAsync(WorldPlan plan)
    {
        SQLitePCL.Batteries_V2.Init();
        return new(
            plan,
            await EmulatorControl.OpenAsync(plan.EmulatorSettings),
            plan.Database is null ? await TestDatabase.CreateAsync(plan.Store) : null);
    }

    public Task StartsAsync() => Task.WhenAll(
        Nodes.Select(async node => Assert.True(await node.StartsAsync(), $"A node ended instead of listening:\n{node.Output}")));

    public Task KillAsync() => Task.WhenAll(Nodes.Select(node => node.KillAsync()));

    public Browser OpensBrowser() => new(_ => _network, Home);

    public Shopper NewShopper(ShopperMethod method)
    {
        var shopper = new Shopper(this, method);
        Shoppers.Enqueue(shopper);
        return shopper;
    }

    // Moves the stored times back while no node runs. The gateway's clock does not move, so this waits for the minimum gap of confirms.
    public async Task PassesAsync(TimeSpan time)
    {
        Assert.DoesNotContain(Nodes, node => node.IsAlive);
        await Task.Delay(Plan.MinimumGap, TimeProvider.System, TestContext.Current.CancellationToken);
        await Source.MoveTimesBackAsync(time);
    }

    // Kills all nodes and restarts them after all leases have ended.
    public async Task RestartAndSettleAsync(TimeSpan within)
    {
        await KillAsync();
        await PassesAsync(TimeSpan.FromMinutes(10));
        await StartsAsync();
        await SettlesAsync(within);
    }

    // Waits until each payment that the gateway received is fulfilled or in review.
    public async Task SettlesAsync(TimeSpan within)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (Invariants.Unsettled(await Snapshot.ReadAsync(this)) is { Count: > 0 } open)
        {
            Assert.True(
                TimeProvider.System.GetElapsedTime(started) < within, $"not settled within {within}:\n{string.Join('\n', open)}\n{Tail}");
            await Task.Delay(PollInterval, TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    // Waits until a count in the database is not zero.
    public async Task WaitForCountAsync(string count)
    {
        await using var connection = await Source.OpenConnectionAsync();
        for (var started = TimeProvider.System.GetTimestamp(); await CountAsync(connection, count) == 0;)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < LongestWait, $"still nothing after {LongestWait}: {count}\n{Tail}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    // Asserts the invariants that hold at any moment.
    public async Task AssertInvariantsAsync() => AssertNone(Invariants.Broken(await Snapshot.ReadAsync(this)));

    // Asserts the invariants at rest, the pages and the absence of personal data in the output.
    public async Task<Snapshot> AssertInvariantsAtRestAsync()
    {
        var snapshot = await (await Snapshot.ReadAsync(this)).WithPagesAsync(this);
        AssertNone(Invariants.BrokenAtRest(snapshot));
        LogLeakCheck.Check(this, await Gateway.PayoutsAsync());
        return snapshot;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            node.Dispose();
        }

        _front?.Dispose();
        _network.Dispose();
        Gateway.Dispose();
        _own?.Dispose();
        await ValueTask.CompletedTask;
    }

    private string Tail =>
        string.Join("\n----\n", Nodes.Select(node => node.Output is { Length: > 4_000 } long_ ? long_[^4_000..] : node.Output));

    private void AssertNone(IReadOnlyList<string> broken) => Assert.True(broken.Count == 0, $"{string.Join('\n', broken)}\n{Tail}");

    private Dictionary<string, string> Settings(int node)
    {
        var settings = Defaults(node);
        foreach (var (name, value) in Plan.Settings)
        {
            settings[name] = value;
        }

        return settings;
    }

    private Dictionary<string, string> Defaults(int node) => new(StringComparer.Ordinal)
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["ConnectionStrings__Shop"] = Plan.Database?.SeenBy(node) ?? _own!.ConnectionString,
        ["ConnectionStrings__Redis"] = Plan.Redis ?? (Plan.Store == Store.PostgreSqlWithRedis ? TestServers.Redis : ""),
        ["Checkout__PublicBaseUrl"] = Home.AbsoluteUri,
        ["Checkout__StoreName"] = "Boutique",
        ["Checkout__AllowedPaymentMethods"] = "Hosted, Mobile, Wallet",
        ["Checkout__LigdiCash__BaseAddress"] = Plan.GatewaySeen(Gateway.Address).AbsoluteUri,
        ["Checkout__LigdiCash__AllowPlainHttpGateway"] = "true",
        ["Checkout__LigdiCash__ApiKey"] = ApiKey,
        ["Checkout__LigdiCash__ApiToken"] = ApiToken,
        ["Checkout__LigdiCash__Timeout"] = "00:00:02",
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:02",
        ["Checkout__Reconciliation__Interval"] = "00:00:01",
        ["Checkout__Reconciliation__MinimumGap"] = Plan.MinimumGap.ToString(),
        ["Checkout__Reconciliation__MaxConfirmsPerSecond"] = $"{Plan.MaxConfirmsPerSecond}",
        ["Checkout__Payouts__MaxPerDayXof"] = "1000000000",
        ["Checkout__Payouts__MaxPerDayPerRecipientXof"] = "1000000000",
    };

    // A shop listens before it creates the tables.
    private static async Task<long> CountAsync(DbConnection connection, string count)
    {
        try
        {
            return await connection.ExecuteScalarAsync<long>(count);
        }
        catch (DbException exception) when (
            exception.SqlState == "42P01" || exception.Message.Contains("no such table", StringComparison.Ordinal))
        {
            return 0;
        }
    }
}
