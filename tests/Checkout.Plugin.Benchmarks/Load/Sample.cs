namespace Checkout.Plugin.Benchmarks;

// One round of one case: what was done, and what it cost the server under test. Bytes are null where the runtime's counter ran backwards.
internal sealed record Sample(Load Load, TimeSpan Cpu, double? Bytes, double ForeignCores)
{
    // Above this share of a core, somebody else's work is in the numbers.
    public const double MostForeignCores = 0.15;

    public double PerSecond => Load.Turns / Load.Elapsed.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Load.Turns;

    public override string ToString() => string.Join(
        ", ",
        $"{Spread.Written(PerSecond)}/s",
        $"p50 {Spread.Written(Load.Latencies.P50)} ms",
        $"p99 {Spread.Written(Load.Latencies.P99)} ms",
        $"CPU {Spread.Written(CpuMicroseconds)} µs",
        $"{Spread.Written(Bytes ?? double.NaN)} bytes",
        $"others {Spread.Written(ForeignCores)} cores");
}
