using System.Collections.Concurrent;
using System.Globalization;

namespace Checkout.Plugin.Tests.Simulator;

// Runs weeks, each wholly on one thread, as many at once as there are processors.
internal static class Simulation
{
    // Whoever is waited for is gone on with on top of whoever brought the answer.
    private const int Stack = 16 * 1024 * 1024;

    public static Weeks Run(ulong first, ulong last)
    {
        var (played, next) = (new ConcurrentBag<PlayedWeek>(), first - 1);
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work, Stack)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new([.. played.OrderBy(week => week.Seed)]);

        void Work()
        {
            while (Interlocked.Increment(ref next) is var seed && seed <= last)
            {
                played.Add(PlayHere(seed, isTold: false));
            }
        }
    }

    public static PlayedWeek Play(ulong seed, bool isTold = false)
    {
        var played = default(PlayedWeek);
        var thread = new Thread(() => played = PlayHere(seed, isTold), Stack);
        thread.Start();
        thread.Join();
        return played!;
    }

    private static PlayedWeek PlayHere(ulong seed, bool isTold)
    {
        using var world = new SimulatedWorld(seed, isTold);
        try
        {
            world.Run();
        }
        catch (Exception exception)
        {
            world.Breaches.Add($"the simulation broke off: {exception}");
        }

        var invoices = world.Gateway.Ledger.Invoices;
        return new(seed, world.History.Digest, invoices.Count, invoices.Count(invoice => invoice.IsCompleted), [.. world.Breaches.Found], world.History.Lines, world.Weather.Struck) { Steps = world.Timeline.Steps, Ends = world.Ends() };
    }
}

internal sealed record PlayedWeek(ulong Seed, ulong Digest, int Payments, int Paid, IReadOnlyList<string> Breaches, IReadOnlyList<string> Lines, IReadOnlyList<long> Struck)
{
    public long Steps { get; init; }

    // The states in which payments and hand-overs ended, each once.
    public IReadOnlyList<string> Ends { get; init; } = [];

    // The same week again, all of it in a file, and here what it comes down to.
    public string Tell()
    {
        var told = Simulation.Play(Seed, isTold: true);
        Directory.CreateDirectory(Evidence.Folder);
        var file = Path.Combine(Evidence.Folder, $"simulator-{Seed}.txt");
        File.WriteAllLines(file, [.. told.Breaches, .. told.Lines]);
        return $"CHECKOUT_SEED={Seed}, told in {file}\n{string.Join('\n', told.Breaches.Take(5))}";
    }
}

internal sealed record Weeks(IReadOnlyList<PlayedWeek> Played)
{
    public int Count => Played.Count;

    public IReadOnlyList<PlayedWeek> Failures { get; } = [.. Played.Where(week => week.Breaches.Count > 0)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Played.Sum(week => (long)week.Payments):N0} invoices, {Played.Sum(week => (long)week.Paid):N0} of them paid, {Played.Sum(week => week.Steps):N0} steps");
}
