using System.Globalization;

namespace Checkout.Plugin.Tests.Fuzzing;

// Every run uses a fresh seed, or the one in CHECKOUT_SEED.
internal static class Seeds
{
    private static readonly string File = Path.Combine(Repository.Root, "tests", "Checkout.Plugin.Tests", "Fuzzing", "seeds.txt");
    private static readonly Lock FileLock = new();
    private static long _last = ReadBase();

    public static IReadOnlyList<(string Law, ulong Seed)> All { get; } =
        [.. System.IO.File.ReadLines(File).Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split(' ')).Select(parts => (parts[0], ulong.Parse(parts[1], CultureInfo.InvariantCulture)))];

    public static IEnumerable<ulong> Kept(string law) => All.Where(kept => kept.Law == law).Select(kept => kept.Seed);

    public static ulong Fresh() => (ulong)Interlocked.Increment(ref _last);

    // Only fuzzing writes the seed. A test run changes no sources.
    public static void Keep(string law, ulong seed)
    {
        lock (FileLock)
        {
            if (FuzzingRun.IsRequested && !Kept(law).Contains(seed))
            {
                System.IO.File.AppendAllText(File, string.Create(CultureInfo.InvariantCulture, $"{law} {seed}\n"));
            }
        }
    }

    private static long ReadBase()
    {
        Console.WriteLine($"Fuzzing with CHECKOUT_SEED={Dice.Seed}");
        return (long)Dice.Seed << 32;
    }
}
