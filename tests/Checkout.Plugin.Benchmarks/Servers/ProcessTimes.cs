using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// CPU times and memory from /proc. The kernel's clock has 100 ticks per second.
internal static class ProcessTimes
{
    private const int TicksPerSecond = 100;

    // User and system time.
    public static TimeSpan Cpu(int process) => Time(AfterName(process)[11..13]);

    public static double ResidentMegabytes(int process)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    // The machine's CPU time without idle time and disk waits.
    public static TimeSpan Busy()
    {
        var times = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..9];
        return Time([.. times[..3], .. times[5..]]);
    }

    // The CPU time of these processes and their children, also of ended children.
    public static TimeSpan CpuOfFamilies(IReadOnlyCollection<int> heads)
    {
        var total = TimeSpan.Zero;
        foreach (var process in Running())
        {
            try
            {
                total += CpuOfFamily(process, heads);
            }
            catch (IOException)
            {
                // It ended after it was listed.
            }
        }

        return total;
    }

    private static IEnumerable<int> Running() =>
        Directory.EnumerateDirectories("/proc").Select(folder => Path.GetFileName(folder))
            .Where(name => name.All(char.IsAsciiDigit)).Select(name => int.Parse(name, CultureInfo.InvariantCulture));

    private static TimeSpan CpuOfFamily(int process, IReadOnlyCollection<int> heads)
    {
        var fields = AfterName(process);
        if (heads.Contains(process))
        {
            return Time(fields[11..15]);
        }

        return heads.Contains(int.Parse(fields[1], CultureInfo.InvariantCulture)) ? Time(fields[11..13]) : TimeSpan.Zero;
    }

    // The second field is a name in brackets that may itself hold spaces.
    private static string[] AfterName(int process)
    {
        var line = File.ReadAllText($"/proc/{process}/stat");
        return line[(line.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static TimeSpan Time(string[] ticks) =>
        TimeSpan.FromSeconds(ticks.Sum(tick => long.Parse(tick, CultureInfo.InvariantCulture)) / (double)TicksPerSecond);
}
