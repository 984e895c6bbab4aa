using System.Data.Common;

namespace Checkout.Plugin.Tests;

// What a world is made of. Unless said otherwise: one node of the sample shop on SQLite.
internal sealed record WorldPlan
{
    public const string SampleShop = "sample-shop";
    public const string PayoutHost = "tests/Checkout.Plugin.FaultTests/PayoutHost";

    public string Program { get; init; } = SampleShop;

    // Where the orders are, and whether Redis is there too.
    public Store Store { get; init; } = Store.Sqlite;

    // More than one stand behind a front that leads every connection to a node that lives.
    public int Nodes { get; init; } = 1;

    // With the points at which CHECKOUT_CRASH_AT ends a node.
    public bool WithCrashPoints { get; init; }

    // A database of somebody's own, as the nodes see it, and as it is looked into. Null: one of the test servers.
    public (DbDataSource LookedInto, Func<int, string> SeenBy)? Database { get; init; }

    // Null: that of the test servers, where the store has one.
    public string? Redis { get; init; }

    // Where the nodes find the gateway, given where it is: a proxy perhaps.
    public Func<Uri, Uri> GatewaySeen { get; init; } = address => address;

    // Over the usual ones.
    public Dictionary<string, string> Settings { get; init; } = [];

    public Dictionary<string, string> EmulatorSettings { get; init; } = [];

    public TimeSpan MinimumGap { get; } = TimeSpan.FromSeconds(3);

    public long MaxConfirmsPerSecond { get; init; } = 50;

    // The proof and the goods commit together; a plain handler's goods may be there before the proof.
    public bool HandsOverInOneTransaction => Program == SampleShop;
}
