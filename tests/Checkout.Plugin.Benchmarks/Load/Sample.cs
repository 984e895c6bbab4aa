namespace Checkout.Plugin.Benchmarks;

// The result of a round. Bytes is null if the runtime's counter ran backwards.
internal sealed record Sample(Load Load, TimeSpan Cpu, double? Bytes, double ForeignCores)
{
    // Above this share of a core, other processes distort the figures.
    public const double MaxForeignCores = 0.15;

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
