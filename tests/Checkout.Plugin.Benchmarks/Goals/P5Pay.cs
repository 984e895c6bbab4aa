namespace Checkout.Plugin.Benchmarks;

internal static class P5Pay
{
    private const int Callers = 32;

    public static Goal Goal { get; } = new("P5", "Pay", async bench =>
    {
        await using var shop = await BenchShop.OpenAsync(bench);
        await using var bare = await BareProcess.OpenAsync(bench);
        var rounds = await Rounds.MeasureAsync(
            bench, Ours(bench, shop, 0), Bare(bench, bare, 0), Ours(bench, shop, 300), Bare(bench, bare, 300));
        await bench.Gateway.AnswersAfterAsync(0);
        bench.Remarks.Add(
            "P5: 32 concurrent shoppers press Pay on summary pages that were loaded before; R-bare's checkout reads a form, calls "
            + "the gateway and inserts one row.");
        return
        [
            new(
                "P5", "Pay, instant gateway: presses/s", rounds.Of("Pay, 0 ms", s => s.PerSecond),
                rounds.Of("R-bare checkout, 0 ms", s => s.PerSecond), Bound.RatioAtLeast(0.60, 0.75)),
            new(
                "P5", "Pay, 300 ms gateway: presses/s", rounds.Of("Pay, 300 ms", s => s.PerSecond),
                rounds.Of("R-bare checkout, 300 ms", s => s.PerSecond), Bound.RatioAtLeast(0.60, 0.75)),
            new(
                "P5", "Pay, 300 ms gateway: p50, ms", rounds.Of("Pay, 300 ms", s => s.Load.Latencies.P50),
                rounds.Of("R-bare checkout, 300 ms", s => s.Load.Latencies.P50), Bound.AtMost(306, 303)),
            new(
                "P5", "Pay, instant gateway: host CPU, µs",
                rounds.Of("Pay, 0 ms", s => s.CpuMicroseconds), rounds.Of("R-bare checkout, 0 ms", s => s.CpuMicroseconds)),
            new(
                "P5", "Pay, instant gateway: bytes allocated",
                rounds.Of("Pay, 0 ms", s => s.Bytes), rounds.Of("R-bare checkout, 0 ms", s => s.Bytes)),
        ];
    });

    private static Case Ours(Bench bench, BenchShop shop, int milliseconds) => new($"Pay, {milliseconds} ms", async lasting =>
    {
        var presses = await Shopper.OpensPagesAsync(
            shop.Server.Address, (int)(lasting.TotalSeconds * (milliseconds == 0 ? 3_000 : 120)), Callers);
        await bench.Gateway.AnswersAfterAsync(milliseconds);
        async ValueTask<bool> PressAsync(HttpConnection connection, int caller, CancellationToken cancellationToken)
        {
            if (!presses.TryDequeue(out var press))
            {
                return false;
            }

            await Shopper.PaysAsync(connection, press, cancellationToken);
            return true;
        }

        return await new Meter(bench).MeasureAsync(
            shop.Server, () => ClosedLoop.RunAsync(shop.Server.Address, Callers, lasting, PressAsync));
    });

    private static Case Bare(Bench bench, BareProcess bare, int milliseconds) => new($"R-bare checkout, {milliseconds} ms", async lasting =>
    {
        await bench.Gateway.AnswersAfterAsync(milliseconds);
        async ValueTask<bool> PayAsync(HttpConnection connection, int caller, CancellationToken cancellationToken)
        {
            await BareProcess.PaysAsync(connection, cancellationToken);
            return true;
        }

        return await new Meter(bench).MeasureAsync(
            bare.Server, () => ClosedLoop.RunAsync(bare.Server.Address, Callers, lasting, PayAsync));
    });
}
