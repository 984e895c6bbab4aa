using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// What the shop wrote down at one moment, what the gateway knows, and what was said: everything that Invariants compares. Not read with the
// plug-in's own code.
internal sealed record Books
{
    public IReadOnlyList<PaymentBooked> Payments { get; init; } = [];

    public IReadOnlyList<StepBooked> Steps { get; init; } = [];

    public IReadOnlyList<HandOverBooked> HandOvers { get; init; } = [];

    public IReadOnlyList<OrderBooked> Orders { get; init; } = [];

    public IReadOnlyList<PayoutBooked> Payouts { get; init; } = [];

    public IReadOnlyList<StepBooked> PayoutSteps { get; init; } = [];

    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];

    public IReadOnlyList<InvoiceAtGateway> Invoices { get; init; } = [];

    // In the order in which each shopper was told.
    public IReadOnlyList<PageSaid> Told { get; init; } = [];

    // What the pages say when everything has come to rest. Null: nobody asked.
    public IReadOnlyList<PageSaid>? Now { get; init; }

    public string Output { get; init; } = "";

    public string Html { get; init; } = "";

    // Must stand neither in the output nor in a page; and those which the gateway's address of a page may show.
    public IReadOnlyList<string> Keys { get; init; } = [World.ApiKey, World.ApiToken];

    public IReadOnlyList<string> Secrets { get; init; } = [];

    public TimeSpan MinimumGap { get; init; } = TimeSpan.FromSeconds(3);

    public long MaxConfirmsPerSecond { get; init; } = 50;

    public bool HandsOverInOneTransaction { get; init; } = true;

    public IReadOnlyList<NodeUse> Nodes { get; init; } = [];

    public static async Task<Books> ReadAsync(World world)
    {
        // First what was told, last what the gateway has: neither may be ahead of what it is compared with.
        PageSaid[] told = [.. world.Shoppers.SelectMany(shopper => shopper.Told)];
        var books = await BookReading.ReadAsync(world.Source);
        var (invoices, payouts) = (await world.Gateway.InvoicesAsync(), await world.Gateway.PayoutsAsync());
        return books with
        {
            Ledger = await world.Gateway.LedgerAsync(),
            Invoices = invoices,
            Told = told,
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
            HandsOverInOneTransaction = world.Plan.HandsOverInOneTransaction,
            Nodes = [.. world.Nodes.Select(node => node.ProcessId).OfType<int>().Select(NodeUse.Of)],
        };
    }

    public async Task<Books> WithPagesAsync(World world)
    {
        using var client = new HttpClient { BaseAddress = world.Home };
        var now = new List<PageSaid>();
        foreach (var payment in Payments)
        {
            var page = await client.GetFromJsonAsync<JsonNode>(
                $"checkout/payments/{payment.Id}/status", TestContext.Current.CancellationToken);
            now.Add(new(payment.Id, page!["status"]!.GetValue<string>()));
        }

        return this with { Now = now };
    }
}

internal sealed record PaymentBooked
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

internal sealed record StepBooked
{
    public string Subject { get; init; } = "";
    public long Version { get; init; }
    public string FromStatus { get; init; } = "";
    public string ToStatus { get; init; } = "";
}

internal sealed record HandOverBooked
{
    public string Reference { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string Status { get; init; } = "";
}

internal sealed record OrderBooked
{
    public string Reference { get; init; } = "";
    public long Total { get; init; }
    public long Fulfillments { get; init; }
}

internal sealed record PayoutBooked
{
    public string Id { get; init; } = "";
    public string Status { get; init; } = "";
    public long Version { get; init; }
    public long Sends { get; init; }
}

// What a living process takes of the machine.
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
        // It has died since somebody asked for its number.
        catch (Exception gone) when (gone is IOException or KeyNotFoundException)
        {
            return new(0, 0);
        }
    }

    // What nobody shares with it: neither files nor libraries.
    public static long PrivateKilobytesOf(int processId)
    {
        var lines = File.ReadLines($"/proc/{processId}/status");
        return Number(lines.Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split(':')[1].Trim());
    }

    private static long Number(string text) => long.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
