using System.Security.Cryptography;

namespace Checkout.Plugin.Benchmarks;

/// One thing to measure: told for how long, it does its work and says what that cost.
internal sealed record Case(string Name, Func<TimeSpan, Task<Sample>> MeasureAsync);

/// All samples of several cases, by case.
internal sealed class Series
{
    private readonly Dictionary<string, List<Sample>> _samples = new(StringComparer.Ordinal);

    public void Add(string name, Sample sample) => (_samples.TryGetValue(name, out var samples) ? samples : _samples[name] = []).Add(sample);

    public Spread Of(string name, Func<Sample, double?> figure) => Spread.Of(_samples[name].Select(figure).OfType<double>());
}

/// Cases in turn, in another order each round, because the machine has phases; and again where others used the machine meanwhile.
internal static class Rounds
{
    private const int MostTries = 3;

    public static async Task<Series> MeasureAsync(Bench bench, params Case[] cases)
    {
        foreach (var one in cases)
        {
            bench.Say($"  warming up: {one.Name}");
            await one.MeasureAsync(bench.Options.WarmUp);
        }

        var series = new Series();
        for (var round = 1; round <= bench.Options.Rounds; round++)
        {
            RandomNumberGenerator.Shuffle(cases.AsSpan());
            foreach (var one in cases)
            {
                series.Add(one.Name, await UndisturbedAsync(bench, one, round));
            }
        }

        return series;
    }

    private static async Task<Sample> UndisturbedAsync(Bench bench, Case one, int round)
    {
        Sample? best = null;
        for (var tries = 0; tries < (bench.Options.IsShort ? 1 : MostTries) && best is not { ForeignCores: <= Sample.MostForeignCores }; tries++)
        {
            var sample = await one.MeasureAsync(bench.Options.Round);
            best = best is null || sample.ForeignCores < best.ForeignCores ? sample : best;
        }

        bench.Machine.Saw(best!.ForeignCores);
        bench.Say($"  round {round}, {one.Name}: {Spread.Written(best.PerSecond)}/s, p50 {Spread.Written(best.Load.Latencies.P50)} ms, p99 {Spread.Written(best.Load.Latencies.P99)} ms, CPU {Spread.Written(best.CpuMicroseconds)} µs, {Spread.Written(best.Bytes ?? double.NaN)} bytes, others {Spread.Written(best.ForeignCores)} cores");
        return best;
    }
}
