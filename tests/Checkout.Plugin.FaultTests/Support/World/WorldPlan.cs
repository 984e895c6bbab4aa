using System.Data.Common;

namespace Checkout.Plugin.Tests;

// The parts of a world. The default is one node of the sample shop on SQLite.
internal sealed record WorldPlan
{
    public const string SampleShop = "sample-shop";
    public const string PayoutHost = "tests/Checkout.Plugin.FaultTests/PayoutHost";

    public string Program { get; init; } = SampleShop;

    // The database of the shop, and whether it uses Redis.
    public Store Store { get; init; } = Store.Sqlite;

    // Several nodes run behind a load balancer.
    public int Nodes { get; init; } = 1;

    // The build has crash points, which CHECKOUT_CRASH_AT activates.
    public bool WithCrashPoints { get; init; }

    // Another database, as the test and as each node reaches it. Null: a test server's.
    public (DbDataSource Observed, Func<int, string> SeenBy)? Database { get; init; }

    // Null: the test servers' Redis, if the store uses it.
    public string? Redis { get; init; }

    // The gateway's address for the nodes, which may be a proxy.
    public Func<Uri, Uri> GatewaySeen { get; init; } = address => address;

    // Additional settings.
    public Dictionary<string, string> Settings { get; init; } = [];

    public Dictionary<string, string> EmulatorSettings { get; init; } = [];

    public TimeSpan MinimumGap { get; } = TimeSpan.FromSeconds(3);

    public long MaxConfirmsPerSecond { get; init; } = 50;

    // A plain handler stores the order before the fulfillment is marked as done.
    public bool FulfillsInOneTransaction => Program == SampleShop;
}
