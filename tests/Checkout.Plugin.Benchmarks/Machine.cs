using System.Globalization;
using System.Runtime.InteropServices;

namespace Checkout.Plugin.Benchmarks;

// The machine, without its name or place.
internal sealed class Machine
{
    private readonly List<double> _foreign = [];

    public void Record(double foreignCores) => _foreign.Add(foreignCores);

    private string Foreign => _foreign.Count == 0
        ? "not measured"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{Spread.Of(_foreign)} of a core (min / median / max of {_foreign.Count} samples, "
            + $"{_foreign.Count(cores => cores > Sample.MaxForeignCores)} above {Sample.MaxForeignCores})");

    private static double Gibibytes =>
        Math.Round(long.Parse(First("/proc/meminfo", "MemTotal").Split(' ')[0], CultureInfo.InvariantCulture) / 1024.0 / 1024.0);

    public async Task<IEnumerable<(string Item, string Value)>> DescribeAsync(PostgreSqlServer database) =>
    [
        ("CPU", $"{Environment.ProcessorCount} × {First("/proc/cpuinfo", "model name")}"),
        ("memory", $"{Gibibytes} GiB"),
        ("kernel", (await File.ReadAllTextAsync("/proc/sys/kernel/osrelease")).Trim()),
        ("runtime", $"{RuntimeInformation.FrameworkDescription}, {(Repository.IsRelease ? "Release" : "DEBUG: not for quotation")}"),
        ("PostgreSQL", await database.VersionAsync()),
        ("Redis client", $"StackExchange.Redis {typeof(StackExchange.Redis.ConnectionMultiplexer).Assembly.GetName().Version}"),
        ("others' use of the machine", Foreign),
    ];

    private static string First(string file, string name) =>
        File.ReadLines(file).FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim() ?? "unknown";
}
