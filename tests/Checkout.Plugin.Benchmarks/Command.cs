namespace Checkout.Plugin.Benchmarks;

// Measures the selected goals and prints the table. A run of all goals also writes RESULTS.md.
internal static class Command
{
    public static async Task<int> RunAsync(string[] arguments)
    {
        if (BenchmarkOptions.Read(arguments) is not { } options)
        {
            await Console.Error.WriteLineAsync(BenchmarkOptions.Usage);
            return 2;
        }

        var started = TimeProvider.System.GetTimestamp();
        await using var bench = await Bench.OpenAsync(options);
        await bench.Gateway.ProveAsync();
        var (measurements, failed) = (new List<Measurement>(), false);
        foreach (var goal in options.Goals)
        {
            failed |= !await MeasureAsync(goal, bench, measurements);
        }

        var took = TimeProvider.System.GetElapsedTime(started);
        var machine = await bench.Machine.DescribeAsync(bench.PostgreSql);
        var table = new Table(options).Write(machine, measurements, bench.Remarks, TimeProvider.System.GetUtcNow(), took);
        Console.WriteLine(table);
        if (options.IsWhole)
        {
            await File.WriteAllTextAsync(Table.File, table);
        }

        return failed ? 1 : 0;
    }

    // A failed goal does not stop the others. The table reports it.
    private static async Task<bool> MeasureAsync(Goal goal, Bench bench, List<Measurement> measurements)
    {
        bench.Say($"{goal.Name} {goal.Work}");
        try
        {
            measurements.AddRange(await goal.MeasureAsync(bench));
            return true;
        }
        catch (Exception exception)
        {
            bench.Say(exception.ToString());
            bench.Remarks.Add($"**{goal.Name} could not be measured: {exception.GetType().Name}.**");
            return false;
        }
    }
}
