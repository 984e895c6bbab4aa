using System.Collections.Concurrent;
using System.Globalization;

namespace Checkout.Plugin.Tests.Simulator;

// Simulates weeks: each on one thread, as many at once as there are processors.
internal static class Simulation
{
    // Continuations run on the stack of the code that completes a task.
    private const int Stack = 16 * 1024 * 1024;

    // A week takes seconds. One that loops without waiting never ends.
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static SimulatedWeeks Run(ulong first, ulong last)
    {
        var (results, next) = (new ConcurrentBag<SimulatedWeek>(), first - 1);
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(Work)).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return new([.. results.OrderBy(week => week.Seed)]);

        void Work()
        {
            while (Interlocked.Increment(ref next) is var seed && seed <= last && results.All(week => week.HasEnded))
            {
                results.Add(RunSeed(seed));
            }
        }
    }

    public static SimulatedWeek RunSeed(ulong seed, bool keepsLines = false)
    {
        string[] hangs = [$"the week did not end within {Limit}: a loop does not wait"];
        var result = new SimulatedWeek(seed, 0, 0, 0, hangs, [], []) { HasEnded = false };
        var thread = new Thread(() => result = RunHere(seed, keepsLines), Stack) { IsBackground = true };
        thread.Start();
        thread.Join(Limit);
        return Volatile.Read(ref result);
    }

    private static SimulatedWeek RunHere(ulong seed, bool keepsLines)
    {
        using var world = new SimulatedWorld(seed, keepsLines);
        try
        {
            world.Run();
        }
        catch (Exception exception)
        {
            world.Violations.Add($"the simulation broke off: {exception}");
        }

        var invoices = world.Gateway.Ledger.Invoices;
        return new(seed, world.History.Digest, invoices.Count, invoices.Count(invoice => invoice.IsCompleted), [.. world.Violations.Found],
            world.History.Lines, world.Faults.Occurred) { Steps = world.Timeline.Steps, Ends = world.Ends() };
    }
}

internal sealed record SimulatedWeek(ulong Seed, ulong Digest, int Payments, int Paid, IReadOnlyList<string> Violations,
    IReadOnlyList<string> Lines, IReadOnlyList<long> Occurred)
{
    public bool HasEnded { get; init; } = true;

    public long Steps { get; init; }

    // The final states of payments and fulfillments, each once.
    public IReadOnlyList<string> Ends { get; init; } = [];

    // Repeats the week, writes its history to a file and returns a summary.
    public string Replay()
    {
        var replayed = Simulation.RunSeed(Seed, keepsLines: true);
        Directory.CreateDirectory(Evidence.Folder);
        var file = Path.Combine(Evidence.Folder, $"simulator-{Seed}.txt");
        File.WriteAllLines(file, [.. replayed.Violations, .. replayed.Lines]);
        return $"CHECKOUT_SEED={Seed}, replayed in {file}\n{string.Join('\n', replayed.Violations.Take(5))}";
    }
}

internal sealed record SimulatedWeeks(IReadOnlyList<SimulatedWeek> Weeks)
{
    public int Count => Weeks.Count;

    public IReadOnlyList<SimulatedWeek> Failures { get; } = [.. Weeks.Where(week => week.Violations.Count > 0)];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Weeks.Sum(week => (long)week.Payments):N0} invoices, {Weeks.Sum(week => (long)week.Paid):N0} of them paid, "
            + $"{Weeks.Sum(week => week.Steps):N0} steps");
}
