namespace Checkout.Plugin.Benchmarks;

// The bytes that a first callback allocates, compared with R-min. A busy machine does not change them.
internal sealed record CallbackBytes(double Ours, double Least)
{
    private const int Callers = 64;
    private const int Count = 6_000;

    public double Ratio => Ours / Least;

    public static async Task<CallbackBytes> MeasureAsync(Bench bench, bool json)
    {
        await using var shop = await BenchShop.OpenAsync(bench, settings: ("Checkout__LigdiCash__Timeout", "00:01:40"));
        await shop.MakeTemplateAsync();
        await bench.Gateway.AnswersAfterAsync(GatewayControl.Never);
        var least = await bench.StartAsync(
            ServerProgram.Own("minimal"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Redis"] = bench.Redis.Address });
        var bytes = new CallbackBytes(
            await OfAsync(bench, shop.Server, "/checkout/callback", json, shop.Rows.FillAsync),
            await OfAsync(bench, least, json ? "/json" : "/form", json, count => Task.FromResult(BenchIds.Some(count))));
        await bench.StopAsync(least);
        await bench.Gateway.AnswersAfterAsync(0);
        return bytes;
    }

    // The first round is the warm-up.
    private static async Task<double> OfAsync(Bench bench, ServerProcess server, string path, bool json, Func<int, Task<string[]>> payments)
    {
        Sample? sample = null;
        for (var time = 0; time < 2; time++)
        {
            var turn = new Callbacks(path, json).EachOnce(await payments(Count), Callers);
            sample = await new Meter(bench).MeasureAsync(
                server, () => ClosedLoop.RunAsync(server.Address, Callers, TimeSpan.FromMinutes(2), turn));
        }

        return sample!.Bytes ?? throw new InvalidOperationException("The runtime's counter ran backwards.");
    }
}
