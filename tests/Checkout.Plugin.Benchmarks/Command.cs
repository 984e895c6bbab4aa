namespace Checkout.Plugin.Benchmarks;

/// Measures the goals that were asked for, prints the table, and, when it was all of them, writes it down.
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
        var measurements = new List<Measurement>();
        foreach (var goal in options.Goals)
        {
            bench.Say($"{goal.Name} {goal.Work}");
            measurements.AddRange(await goal.MeasureAsync(bench));
        }

        var table = new Table(options).Write(
            await bench.Machine.DescribeAsync(bench.PostgreSql), measurements, bench.Remarks, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetElapsedTime(started));
        Console.WriteLine(table);
        if (options.IsWhole)
        {
            await File.WriteAllTextAsync(Table.File, table);
        }

        return 0;
    }
}
