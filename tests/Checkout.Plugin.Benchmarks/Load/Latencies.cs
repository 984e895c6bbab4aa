using System.Diagnostics;

namespace Checkout.Plugin.Benchmarks;

// A distribution of durations, in milliseconds.
internal sealed class Latencies
{
    private readonly List<long> _ticks = [];
    private bool _sorted = true;

    public int Count => _ticks.Count;

    public double P50 => Percentile(0.50);

    public double P99 => Percentile(0.99);

    public double Worst => Percentile(1);

    public void Add(long ticks)
    {
        _ticks.Add(ticks);
        _sorted = false;
    }

    public void AddSince(long started) => Add(Stopwatch.GetTimestamp() - started);

    public static Latencies Merged(IEnumerable<Latencies> parts)
    {
        var all = new Latencies();
        foreach (var part in parts)
        {
            all._ticks.AddRange(part._ticks);
        }

        all._sorted = false;
        return all;
    }

    private double Percentile(double share)
    {
        if (!_sorted)
        {
            _ticks.Sort();
            _sorted = true;
        }

        return _ticks.Count == 0
            ? double.NaN
            : _ticks[Math.Max(0, (int)Math.Ceiling(share * _ticks.Count) - 1)] * 1000.0 / Stopwatch.Frequency;
    }
}
