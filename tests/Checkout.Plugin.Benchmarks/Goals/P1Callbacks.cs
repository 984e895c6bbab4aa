namespace Checkout.Plugin.Benchmarks;

internal static class P1Callbacks
{
    public static Goal Goal { get; } = new("P1", "callbacks in", async bench =>
    {
        var rounds = await CallbackRounds.MeasureAsync(bench);
        bench.Remarks.Add(
            "P1 to P3: 64 connections; R-min reads the body, does one `SET NX PX` in Redis and answers. Checkout.Plugin validates "
            + "the callback, schedules the check durably in PostgreSQL, and claims. The gateway is silent, so the figures contain no "
            + "confirms.");
        return
        [
            .. Of(rounds, "JSON", CallbackRounds.OursJson, CallbackRounds.LeastJson),
            .. Of(rounds, "form", CallbackRounds.OursForm, CallbackRounds.LeastForm),
        ];
    });

    private static IEnumerable<Measurement> Of(Series rounds, string what, string ours, string least) =>
    [
        new(
            "P1", $"callbacks, {what}: requests/s",
            rounds.Of(ours, s => s.PerSecond), rounds.Of(least, s => s.PerSecond), Bound.RatioAtLeast(0.6, 0.75)),
        new(
            "P1", $"callbacks, {what}: host CPU, µs",
            rounds.Of(ours, s => s.CpuMicroseconds), rounds.Of(least, s => s.CpuMicroseconds), Bound.RatioAtMost(1.6, 1.4)),
        new("P1", $"callbacks, {what}: p99, ms", rounds.Of(ours, s => s.Load.Latencies.P99), rounds.Of(least, s => s.Load.Latencies.P99)),
    ];
}
