using System.Security.Cryptography;

namespace Checkout.Plugin.Benchmarks;

// A case to measure for a given time.
internal sealed record Case(string Name, Func<TimeSpan, Task<Sample>> MeasureAsync);

// All samples of several cases, by case.
internal sealed class Series
{
    private readonly Dictionary<string, List<Sample>> _samples = new(StringComparer.Ordinal);

    public void Add(string name, Sample sample) =>
        (_samples.TryGetValue(name, out var samples) ? samples : _samples[name] = []).Add(sample);

    public Spread Of(string name, Func<Sample, double?> figure) => Spread.Of(_samples[name].Select(figure).OfType<double>());
}

// Measures the cases in a new order each round, and repeats a case that other processes disturbed.
internal static class Rounds
{
    private const int MaxTries = 3;

    public static async Task<Series> MeasureAsync(Bench bench, params Case[] cases)
    {
        foreach (var measured in cases)
        {
            bench.Say($"  warming up: {measured.Name}");
            await measured.MeasureAsync(bench.Options.WarmUp);
        }

        var series = new Series();
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            RandomNumberGenerator.Shuffle(cases.AsSpan());
            foreach (var measured in cases)
            {
                series.Add(measured.Name, await UndisturbedAsync(bench, measured, round));
            }
        }

        return series;
    }

    private static async Task<Sample> UndisturbedAsync(Bench bench, Case measured, int round)
    {
        Sample? best = null;
        var maxTries = bench.Options.IsShort ? 1 : MaxTries;
        for (var tries = 0; tries < maxTries && best is not { ForeignCores: <= Sample.MaxForeignCores }; tries++)
        {
            var sample = await measured.MeasureAsync(bench.Options.Round);
            best = best is null || sample.ForeignCores < best.ForeignCores ? sample : best;
        }

        bench.Machine.Record(best!.ForeignCores);
        bench.Say($"  round {round}, {measured.Name}: {best}");
        return best;
    }
}
