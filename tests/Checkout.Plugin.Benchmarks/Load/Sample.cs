namespace Checkout.Plugin.Benchmarks;

/// One round of one case: what was done, and what it cost the server under test. Bytes are null where the runtime's counter ran backwards.
internal sealed record Sample(Load Load, TimeSpan Cpu, double? Bytes, double ForeignCores)
{
    /// Above this share of a core, somebody else's work is in the numbers.
    public const double MostForeignCores = 0.15;

    public double PerSecond => Load.Turns / Load.Elapsed.TotalSeconds;

    public double CpuMicroseconds => Cpu.TotalMicroseconds / Load.Turns;
}
