using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// The worker's queries in tables of several sizes, with 1,000 open payments of which 200 are due.
internal static class P9Sweep
{
    private const int Retries = 20;
    private static readonly int[] Sizes = BenchmarkOptions.IsReleaseEffort
        ? [10_000, 100_000, 1_000_000, 10_000_000]
        : [10_000, 100_000, 1_000_000];
    private static readonly int[] ShortSizes = [10_000, 100_000];

    public static Goal Goal { get; } = new("P9", "the sweep for due payments", async bench =>
    {
        await bench.Gateway.AnswersAfterAsync(0);
        await using var shop = await BenchShop.OpenAsync(bench);
        await shop.MakeTemplateAsync();
        await bench.StopAsync(shop.Server);
        var table = new SweptTable(shop.Database);
        var measurements = new List<Measurement>();
        var (filled, smallest) = (0, default(Sweep)!);
        foreach (var size in bench.Options.IsShort ? ShortSizes : Sizes)
        {
            await table.GrowAsync(filled, size);
            filled = size;
            var sweep = await table.MeasureAsync(bench.Options.IsShort ? 7 : 31);
            smallest ??= sweep;
            measurements.AddRange(Of(sweep, smallest, size));
        }

        var claimAfter = await table.RetryAsync(Retries);
        measurements.Add(
            new(
                "P9", $"claim after {Retries} retries of a backlog without vacuum, ms", claimAfter,
                measurements.Last(row => row.What.StartsWith("claim", StringComparison.Ordinal)).Ours, Bound.RatioAtMost(2, 1.2)));
        bench.Remarks.Add(
            "P9: 1,000 open payments, 200 of them due, at every size; the reference is the smallest table. Plans of the largest:");
        bench.Remarks.AddRange((await table.PlansAsync()).Select(plan => $"`{plan}`"));
        return measurements;
    });

    private static IEnumerable<Measurement> Of(Sweep sweep, Sweep smallest, int size)
    {
        var rows = string.Create(CultureInfo.InvariantCulture, $"{size:#,0} rows");
        yield return new("P9", $"idle, {rows}: ms", sweep.Idle, smallest.Idle, Bound.RatioAtMost(1.5, 1.2));
        yield return new("P9", $"find, {rows}: ms", sweep.Find, smallest.Find, Bound.RatioAtMost(1.5, 1.2));
        yield return new("P9", $"claim, {rows}: ms", sweep.Claim, smallest.Claim, Bound.RatioAtMost(2.5, 1.2));
        yield return new("P9", $"sequential scans, {rows}", Spread.Of(sweep.SequentialScans), null, Bound.AtMost(0));
        yield return new("P9", $"index of open rows, {rows}: % of the table", Spread.Of(sweep.IndexPercent), null, Bound.AtMost(1));
    }
}

// Milliseconds, and what the plans and sizes say.
internal sealed record Sweep(Spread Idle, Spread Find, Spread Claim, int SequentialScans, double IndexPercent);
