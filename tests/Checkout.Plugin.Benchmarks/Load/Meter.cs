namespace Checkout.Plugin.Benchmarks;

// Measures a round: the server's CPU time and allocation, and the CPU use of other processes.
internal sealed class Meter(Bench bench)
{
    // The work runs in this process, so only the time is measured.
    public async Task<Sample> MeasureAsync(Func<Task<Load>> run)
    {
        var (busy, ours) = (ProcessTimes.Busy(), OurTime());
        var load = await run();
        return new(load, TimeSpan.Zero, null, Math.Max(0, (ProcessTimes.Busy() - busy - (OurTime() - ours)) / load.Elapsed));
    }

    public async Task<Sample> MeasureAsync(ServerProcess server, Func<Task<Load>> run)
    {
        var (allocated, busy, ours, cpu) = (await server.AllocatedBytesAsync(), ProcessTimes.Busy(), OurTime(), server.Cpu);
        var load = await run();
        var (cpuAfter, busyAfter, oursAfter) = (server.Cpu, ProcessTimes.Busy(), OurTime());
        var bytes = await server.AllocatedBytesAsync() - allocated;
        var foreign = (busyAfter - busy - (oursAfter - ours)) / load.Elapsed;
        return new(load, cpuAfter - cpu, bytes > 0 ? bytes / (double)load.Turns : null, Math.Max(0, foreign));
    }

    private TimeSpan OurTime() => ProcessTimes.CpuOfFamilies([Environment.ProcessId, .. bench.ServerIds]);
}
