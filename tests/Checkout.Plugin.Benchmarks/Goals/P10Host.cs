using System.Globalization;
using System.Security.Cryptography;

namespace Checkout.Plugin.Benchmarks;

// The cost of the checkout for a host: start, memory, first checkout and page weight.
internal static class P10Host
{
    private const int Kilobyte = 1024;
    private static readonly string[] Variants = ["R-mvc", "with checkout", "with checkout and Redis"];

    public static Goal Goal { get; } = new("P10", "what a host pays", async bench =>
    {
        await bench.Gateway.AnswersAfterAsync(0);
        await using var installed = await BenchShop.OpenAsync(bench);
        var pages = await PageWeight.OfAsync(installed.Server.Address);
        var starts = Variants.ToDictionary(variant => variant, _ => new List<HostStart>(), StringComparer.Ordinal);
        for (var round = 0; round <= bench.Options.Rounds; round++)
        {
            RandomNumberGenerator.Shuffle(Variants.AsSpan());
            foreach (var variant in Variants)
            {
                var start = await HostStart.MeasureAsync(Launch(bench, installed, variant), sells: variant != "R-mvc");
                bench.Say(string.Create(CultureInfo.InvariantCulture, $"  {variant}: {start}"));
                if (round > 0)
                {
                    starts[variant].Add(start);
                }
            }
        }

        bench.Remarks.Add(
            "P10: each host is started as `dotnet app.dll`, with an existing database; resident memory one second after the first "
            + "page, and after the first checkout (R-mvc: after as many pages). Pages: the plug-in's alone, each with its style sheet "
            + "and script.");
        return [.. Starts(starts), .. Memory(starts), .. FirstUse(starts), .. pages];
    });

    private static ServerProcess Launch(Bench bench, BenchShop installed, string variant) => variant == "R-mvc"
        ? ServerProcess.Launch(ServerProgram.EmptyMvc)
        : ServerProcess.Launch(
            ServerProgram.Shop,
            BenchShop.Settings(bench, installed.Database.ConnectionString, redis: variant.Contains("Redis", StringComparison.Ordinal)));

    private static IEnumerable<Measurement> Starts(Dictionary<string, List<HostStart>> starts)
    {
        yield return new(
            "P10", "start to first page, ms",
            Of(starts, "with checkout", s => s.FirstPage), Of(starts, "R-mvc", s => s.FirstPage), Bound.RatioAtMost(1.15, 1.05));
        yield return new(
            "P10", "start to first page with Redis, ms",
            Of(starts, "with checkout and Redis", s => s.FirstPage), Of(starts, "R-mvc", s => s.FirstPage), Bound.RatioAtMost(1.25, 1.05));
    }

    private static IEnumerable<Measurement> Memory(Dictionary<string, List<HostStart>> starts)
    {
        Spread More(string variant, Func<HostStart, double> figure) => Spread.Of(
            Of(starts, variant, figure).Median - Of(starts, "R-mvc", figure).Median);
        yield return new("P10", "more memory at rest, MB", More("with checkout", s => s.AtRest), null, Bound.AtMost(12));
        yield return new(
            "P10", "more memory at rest with Redis, MB", More("with checkout and Redis", s => s.AtRest), null, Bound.AtMost(12));
        yield return new("P10", "more memory after first use, MB", More("with checkout", s => s.AfterUse), null, Bound.AtMost(20));
        yield return new(
            "P10", "more memory after first use with Redis, MB", More("with checkout and Redis", s => s.AfterUse), null, Bound.AtMost(20));
    }

    private static IEnumerable<Measurement> FirstUse(Dictionary<string, List<HostStart>> starts)
    {
        yield return new(
            "P10", "first checkout, ms, beside the second",
            Of(starts, "with checkout", s => s.FirstCheckout), Of(starts, "with checkout", s => s.SecondCheckout), Bound.RatioAtMost(5, 3));
        yield return new(
            "P10", "first checkout with Redis, ms, beside the second", Of(starts, "with checkout and Redis", s => s.FirstCheckout),
            Of(starts, "with checkout and Redis", s => s.SecondCheckout), Bound.RatioAtMost(5, 3));
    }

    private static Spread Of(Dictionary<string, List<HostStart>> starts, string variant, Func<HostStart, double> figure) =>
        Spread.Of(starts[variant].Select(figure));

    public static Measurement Weight(string page, double bytes) =>
        new("P10", $"{page}: KB gzip", Spread.Of(bytes / Kilobyte), null, Bound.AtMost(10, 5));
}
