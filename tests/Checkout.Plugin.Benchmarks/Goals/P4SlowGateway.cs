using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

// Fifty concurrent callbacks while the gateway is slow, and then the drain of the queued confirms.
internal static class P4SlowGateway
{
    private const int Callers = 50;
    private const int PerSecond = 300;
    private const int DrainLatency = 300;
    private static readonly (string Name, int Milliseconds)[] Delays =
        [("instant", 0), ("300 ms", 300), ("5 s", 5000), ("hangs", GatewayControl.Never)];

    public static Goal Goal { get; } = new("P4", "callbacks while the gateway is slow", async bench =>
    {
        var queued = bench.Options.IsShort ? 300 : 3_000;
        await using var shop = await BenchShop.OpenAsync(bench, settings: ("Checkout__LigdiCash__Timeout", "00:00:10"));
        await shop.MakeTemplateAsync();
        var pages = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        Case[] cases =
        [
            .. Delays.Select(delay => AtOnce(bench, shop, delay, pages)),
            .. Delays.Select(delay => Arriving(bench, shop, delay)),
            Idle(bench, shop, pages),
        ];
        var rounds = await Rounds.MeasureAsync(bench, cases);
        var drains = new List<(double PerSecond, int AtOnce)>();
        for (var round = 0; round < bench.Options.Rounds; round++)
        {
            drains.Add(await DrainAsync(bench, shop, queued));
            bench.Say(string.Create(CultureInfo.InvariantCulture, $"  drain: {drains[^1]}"));
        }

        await bench.Gateway.AnswersAfterAsync(0);
        var atOnce = drains.Max(drain => drain.AtOnce);
        bench.Remarks.Add(
            $"P4: {Callers} callers in a closed loop, and {PerSecond}/s arriving whether or not the last was answered, for payments "
            + "without an earlier callback; meanwhile two visitors load another page of the shop every 20 ms. The drain's reference is "
            + $"the rate of {atOnce} concurrent confirms (as the gateway counted) of {DrainLatency} ms each.");
        return [.. Delays.Where(delay => delay.Milliseconds != 0).SelectMany(delay => Of(delay.Name, rounds, pages)), Drain(drains)];
    });

    private static IEnumerable<Measurement> Of(string delay, Series rounds, Dictionary<string, List<double>> pages)
    {
        var slow = rounds.Of($"at once, {delay}", s => s.Load.Latencies.P99);
        var instant = rounds.Of("at once, instant", s => s.Load.Latencies.P99);
        yield return new("P4", $"{Callers} at once, gateway {delay}: p99, ms, beside instant", slow, instant, Bound.RatioAtMost(1.25));
        yield return new("P4", $"{Callers} at once, gateway {delay}: p99, ms, absolute", slow, null, Bound.AtMost(20));
        yield return new(
            "P4", $"{PerSecond}/s arriving, gateway {delay}: p99, ms, beside instant",
            rounds.Of($"arriving, {delay}", s => s.Load.Latencies.P99),
            rounds.Of("arriving, instant", s => s.Load.Latencies.P99),
            Bound.RatioAtMost(1.25));
        yield return new(
            "P4", $"another page meanwhile, gateway {delay}: p99, ms, beside idle",
            Spread.Of(pages[delay]), Spread.Of(pages["idle"]), Bound.RatioAtMost(2));
    }

    private static Measurement Drain(List<(double PerSecond, int AtOnce)> drains) => new(
        "P4", "queued confirms drained, 300 ms each: confirms/s", Spread.Of(drains.Select(drain => drain.PerSecond)),
        Spread.Of(drains.Select(drain => drain.AtOnce * 1000.0 / DrainLatency)), Bound.RatioAtLeast(0.9));

    private static Case AtOnce(
        Bench bench, BenchShop shop, (string Name, int Milliseconds) delay, Dictionary<string, List<double>> pages) =>
        new($"at once, {delay.Name}", async lasting =>
        {
            var turn = await PrepareAsync(bench, shop, delay.Milliseconds, (int)(15_000 * lasting.TotalSeconds), Callers);
            await using var visitors = Visitors.Come(shop.Server.Address);
            var sample = await new Meter(bench).MeasureAsync(
                shop.Server, () => ClosedLoop.RunAsync(shop.Server.Address, Callers, lasting, turn));
            Keep(bench, pages, delay.Name, lasting, await visitors.LeaveAsync());
            return sample;
        });

    private static Case Arriving(Bench bench, BenchShop shop, (string Name, int Milliseconds) delay) =>
        new($"arriving, {delay.Name}", async lasting =>
        {
            // A caller has several concurrent requests, so each needs its own bytes.
            await shop.Rows.ClearAsync();
            var ids = await shop.Rows.FillAsync((int)((PerSecond + 10) * lasting.TotalSeconds) + 10);
            await bench.Gateway.AnswersAfterAsync(delay.Milliseconds);
            var taken = -1;
            async ValueTask<bool> CallBackAsync(HttpConnection connection, int caller, CancellationToken cancellationToken)
            {
                var callback = Callbacks.Bytes("/checkout/callback", json: true, ids[Interlocked.Increment(ref taken)]);
                (await connection.SendAsync(callback, cancellationToken)).Expect(200);
                return true;
            }

            return await new Meter(bench).MeasureAsync(
                shop.Server, () => FixedRate.RunAsync(shop.Server.Address, PerSecond, lasting, CallBackAsync));
        });

    private static Case Idle(Bench bench, BenchShop shop, Dictionary<string, List<double>> pages) => new("idle", async lasting =>
    {
        await PrepareAsync(bench, shop, 0, 1, 1);
        await using var visitors = Visitors.Come(shop.Server.Address);
        return await new Meter(bench).MeasureAsync(shop.Server, async () =>
        {
            await Task.Delay(lasting, TimeProvider.System);
            var seen = await visitors.LeaveAsync();
            Keep(bench, pages, "idle", lasting, seen);
            return new(seen.Count, lasting, seen);
        });
    });

    private static void Keep(Bench bench, Dictionary<string, List<double>> pages, string name, TimeSpan lasting, Latencies seen)
    {
        if (lasting == bench.Options.Round)
        {
            (pages.TryGetValue(name, out var kept) ? kept : pages[name] = []).Add(seen.P99);
        }
    }

    private static async Task<Turn> PrepareAsync(Bench bench, BenchShop shop, int milliseconds, int payments, int callers)
    {
        await shop.Rows.ClearAsync();
        var ids = await shop.Rows.FillAsync(payments);
        await bench.Gateway.AnswersAfterAsync(milliseconds);
        return new Callbacks("/checkout/callback", json: true).EachOnce(ids, callers);
    }

    private static async Task<(double PerSecond, int AtOnce)> DrainAsync(Bench bench, BenchShop shop, int queued)
    {
        var turn = await PrepareAsync(bench, shop, DrainLatency, queued, Callers);
        await bench.Gateway.CountsAsync();
        var started = TimeProvider.System.GetTimestamp();
        await ClosedLoop.RunAsync(shop.Server.Address, Callers, TimeSpan.FromMinutes(1), turn);
        await shop.UntilAsync("SELECT COUNT(*) FROM checkout_payment WHERE status = 'Paid'", queued, TimeSpan.FromMinutes(5));
        return (queued / TimeProvider.System.GetElapsedTime(started).TotalSeconds, (await bench.Gateway.CountsAsync()).MaxConfirmsAtOnce);
    }
}
