using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// The data of the shop and the gateway at one moment, and what pages showed. Invariants compares them. It is read without the plug-in's
// code.
internal sealed record Snapshot
{
    public IReadOnlyList<PaymentRecord> Payments { get; init; } = [];

    public IReadOnlyList<TransitionRecord> Steps { get; init; } = [];

    public IReadOnlyList<FulfillmentRecord> Fulfillments { get; init; } = [];

    public IReadOnlyList<OrderRecord> Orders { get; init; } = [];

    public IReadOnlyList<PayoutRecord> Payouts { get; init; } = [];

    public IReadOnlyList<TransitionRecord> PayoutSteps { get; init; } = [];

    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    public IReadOnlyList<InvoiceAtGateway> Invoices { get; init; } = [];

    // The statuses that shoppers read, in order.
    public IReadOnlyList<PageReport> Reported { get; init; } = [];

    // The statuses on the pages at rest. Null: they were not read.
    public IReadOnlyList<PageReport>? Now { get; init; }

    public string Output { get; init; } = "";

    public string Html { get; init; } = "";

    // Keys must not be in the output or in pages. Secrets must not be in the output; the gateway's addresses on pages may contain them.
    public IReadOnlyList<string> Keys { get; init; } = [World.ApiKey, World.ApiToken];

    public IReadOnlyList<string> Secrets { get; init; } = [];

    public TimeSpan MinimumGap { get; init; } = TimeSpan.FromSeconds(3);

    public long MaxConfirmsPerSecond { get; init; } = 50;

    public bool FulfillsInOneTransaction { get; init; } = true;

    public IReadOnlyList<NodeUse> Nodes { get; init; } = [];

    public static async Task<Snapshot> ReadAsync(World world)
    {
        // Read the reported statuses first and the gateway last: neither may be newer than what it is compared with.
        PageReport[] reported = [.. world.Shoppers.SelectMany(shopper => shopper.Reported)];
        var snapshot = await SnapshotReader.ReadAsync(world.Source);
        var (invoices, payouts) = (await world.Gateway.InvoicesAsync(), await world.Gateway.PayoutsAsync());
        return snapshot with
        {
            Ledger = await world.Gateway.LedgerAsync(),
            Invoices = invoices,
            Reported = reported,
            Output = string.Concat(world.Nodes.Select(node => node.Output)),
            Html = string.Concat(world.Shoppers.SelectMany(shopper => shopper.Pages)),
            Secrets =
            [
                .. invoices.Select(invoice => invoice.Token),
                .. payouts.Select(payout => payout.Token),
                .. world.Shoppers.Select(shopper => shopper.Phone[3..]),
                "awa@example.com",
                "Ouédraogo",
            ],
            MinimumGap = world.Plan.MinimumGap,
            MaxConfirmsPerSecond = world.Plan.MaxConfirmsPerSecond,
            FulfillsInOneTransaction = world.Plan.FulfillsInOneTransaction,
            Nodes = [.. world.Nodes.Select(node => node.ProcessId).OfType<int>().Select(NodeUse.Of)],
        };
    }

    public async Task<Snapshot> WithPagesAsync(World world)
    {
        using var client = new HttpClient { BaseAddress = world.Home };
        var now = new List<PageReport>();
        foreach (var payment in Payments)
        {
            var page = await client.GetFromJsonAsync<JsonNode>(
                $"checkout/payments/{payment.Id}/status", TestContext.Current.CancellationToken);
            now.Add(new(payment.Id, page!["status"]!.GetValue<string>()));
        }

        return this with { Now = now };
    }
}

internal sealed record PaymentRecord
{
    public string Id { get; init; } = "";
    public string Reference { get; init; } = "";
    public string Status { get; init; } = "";
    public long Version { get; init; }
    public long Amount { get; init; }
    public long? SupersededAt { get; init; }
    public long? DuplicateAt { get; init; }
    public long? ContradictedAt { get; init; }
}

internal sealed record TransitionRecord
{
    public string Subject { get; init; } = "";
    public long Version { get; init; }
    public string FromStatus { get; init; } = "";
    public string ToStatus { get; init; } = "";
}

internal sealed record FulfillmentRecord
{
    public string Reference { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string Status { get; init; } = "";
}

internal sealed record OrderRecord
{
    public string Reference { get; init; } = "";
    public long Total { get; init; }
    public long Fulfillments { get; init; }
}

internal sealed record PayoutRecord
{
    public string Id { get; init; } = "";
    public string Status { get; init; } = "";
    public long Version { get; init; }
    public long Sends { get; init; }
}

// The memory and the threads of a process.
internal sealed record NodeUse(long ResidentMegabytes, long Threads)
{
    public static NodeUse Of(int processId)
    {
        try
        {
            var status = File.ReadAllLines($"/proc/{processId}/status")
                .Select(line => line.Split(':', 2)).ToDictionary(line => line[0], line => line[1].Trim(), StringComparer.Ordinal);
            return new(Number(status["VmRSS"]) / 1024, Number(status["Threads"]));
        }
        // The process has ended.
        catch (Exception gone) when (gone is IOException or KeyNotFoundException)
        {
            return new(0, 0);
        }
    }

    // Memory without shared files and libraries.
    public static long PrivateKilobytesOf(int processId)
    {
        var lines = File.ReadLines($"/proc/{processId}/status");
        return Number(lines.Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(':')[1].Trim());
    }

    private static long Number(string text) => long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
