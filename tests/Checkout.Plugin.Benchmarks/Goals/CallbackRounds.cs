namespace Checkout.Plugin.Benchmarks;

// The rounds of P1, P2 and P3: first and repeated callbacks in both encodings, and R-min.
internal static class CallbackRounds
{
    public const string OursJson = "callbacks, JSON";
    public const string OursForm = "callbacks, form";
    public const string LeastJson = "R-min, JSON";
    public const string LeastForm = "R-min, form";
    public const string TwinsJson = "twins, JSON";
    public const string TwinsForm = "twins, form";
    private const int Callers = 64;
    private const int MaxPerSecond = 25_000;

    public static Task<Series> MeasureAsync(Bench bench) => bench.OnceAsync(nameof(CallbackRounds), async () =>
    {
        // A silent gateway keeps confirms out of this measurement.
        await using var shop = await BenchShop.OpenAsync(bench, settings: ("Checkout__LigdiCash__Timeout", "00:01:40"));
        await shop.MakeTemplateAsync();
        await bench.Gateway.AnswersAfterAsync(GatewayControl.Never);
        var least = await bench.StartAsync(
            ServerProgram.Own("minimal"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Redis"] = bench.Redis.Address });
        var series = await Rounds.MeasureAsync(
            bench,
            FirstTime(bench, shop, OursJson, json: true), FirstTime(bench, shop, OursForm, json: false),
            Least(bench, least, LeastJson, "/json", json: true), Least(bench, least, LeastForm, "/form", json: false),
            Twins(bench, shop, TwinsJson, json: true), Twins(bench, shop, TwinsForm, json: false));
        await bench.StopAsync(least);
        await bench.Gateway.AnswersAfterAsync(0);
        return series;
    });

    private static Case FirstTime(Bench bench, BenchShop shop, string name, bool json) => new(name, async lasting =>
    {
        await shop.Rows.ClearAsync();
        var ids = await shop.Rows.FillAsync((int)(MaxPerSecond * lasting.TotalSeconds));
        return await MeasureAsync(bench, shop.Server, lasting, new Callbacks("/checkout/callback", json).EachOnce(ids, Callers));
    });

    private static Case Twins(Bench bench, BenchShop shop, string name, bool json) => new(name, async lasting =>
    {
        await shop.Rows.ClearAsync();
        return await MeasureAsync(
            bench, shop.Server, lasting, new Callbacks("/checkout/callback", json).Again(await shop.Rows.FillAsync(Callers)));
    });

    private static Case Least(Bench bench, ServerProcess server, string name, string path, bool json) => new(name, lasting =>
        MeasureAsync(
            bench, server, lasting, new Callbacks(path, json).EachOnce(BenchIds.Some((int)(100_000 * lasting.TotalSeconds)), Callers)));

    private static Task<Sample> MeasureAsync(Bench bench, ServerProcess server, TimeSpan lasting, Turn turn) =>
        new Meter(bench).MeasureAsync(server, () => ClosedLoop.RunAsync(server.Address, Callers, lasting, turn));
}
