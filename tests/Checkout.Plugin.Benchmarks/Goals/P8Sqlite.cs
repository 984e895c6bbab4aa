using Microsoft.Data.Sqlite;

namespace Checkout.Plugin.Benchmarks;

// Eight callers write durably to one file, one write after the other.
internal static class P8Sqlite
{
    private const int Callers = 8;
    private const string Writer = "the plug-in's writer";
    private const string OneByOne = "one by one";
    private const string OursCallbacks = "callbacks on SQLite";
    private const string TheirCallbacks = "one-by-one callbacks on SQLite";

    public static Goal Goal { get; } = new("P8", "SQLite", async bench =>
    {
        var folder = Directory.CreateTempSubdirectory("checkout-bench-sqlite-");
        SQLitePCL.Batteries_V2.Init();
        await bench.Gateway.AnswersAfterAsync(0);
        await using var writes = await SqliteWrites.OpenAsync(folder);
        var (rows, shop, least) = await OpenHostsAsync(bench, folder);
        var rounds = await Rounds.MeasureAsync(
            bench,
            new(Writer, lasting =>
                new Meter(bench).MeasureAsync(() => SqliteWrites.RepeatAsync(Callers, lasting, writes.ByThePlugInAsync))),
            new(OneByOne, lasting => new Meter(bench).MeasureAsync(() => SqliteWrites.RepeatAsync(Callers, lasting, writes.OneByOneAsync))),
            CallbacksOf(bench, OursCallbacks, shop, "/checkout/callback", rows),
            CallbacksOf(bench, TheirCallbacks, least, "/callback", rows));
        await bench.StopAsync(shop);
        await bench.StopAsync(least);
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
        await bench.Gateway.AnswersAfterAsync(0);
        bench.Remarks.Add(
            "P8: `synchronous=FULL`, 8 callers, one row per insert. The reference uses one connection behind a lock. Both sides "
            + "receive callbacks over HTTP, and the reference does only one update; the HTTP share is the same for both.");
        return
        [
            new(
                "P8", "durable writes/s",
                rounds.Of(Writer, s => s.PerSecond), rounds.Of(OneByOne, s => s.PerSecond), Bound.RatioAtLeast(3, 5)),
            new(
                "P8", "longest wait of a caller, ms",
                rounds.Of(Writer, s => s.Load.Latencies.Worst), rounds.Of(OneByOne, s => s.Load.Latencies.Worst), Bound.AtMost(100, 50)),
            new("P8", "callbacks/s over HTTP", rounds.Of(OursCallbacks, s => s.PerSecond), rounds.Of(TheirCallbacks, s => s.PerSecond)),
            new(
                "P8", "callbacks over HTTP: longest wait, ms", rounds.Of(OursCallbacks, s => s.Load.Latencies.Worst),
                rounds.Of(TheirCallbacks, s => s.Load.Latencies.Worst), Bound.AtMost(100, 50)),
        ];
    });

    private static async Task<(PaymentRows Rows, ServerProcess Shop, ServerProcess Least)> OpenHostsAsync(Bench bench, DirectoryInfo folder)
    {
        var connectionString = $"Data Source={Path.Combine(folder.FullName, "shop.db")}";
        var shop = await bench.StartAsync(
            ServerProgram.Shop, BenchShop.Settings(bench, connectionString, redis: false, ("Checkout__LigdiCash__Timeout", "00:01:40")));
        var rows = new PaymentRows(SqliteFactory.Instance.CreateDataSource(connectionString));
        using (var connection = await HttpConnection.OpenAsync(shop.Address))
        {
            await Shopper.PaysAsync(
                connection, await Shopper.OpensPageAsync(connection, [null], 0, CancellationToken.None), CancellationToken.None);
        }

        await rows.ClearAsync();
        await bench.Gateway.AnswersAfterAsync(GatewayControl.Never);
        var least = await bench.StartAsync(
            ServerProgram.Own("one-by-one"),
            new Dictionary<string, string>(StringComparer.Ordinal) { ["ConnectionStrings__Shop"] = connectionString });
        return (rows, shop, least);
    }

    private static Case CallbacksOf(Bench bench, string name, ServerProcess server, string path, PaymentRows rows) =>
        new(name, async lasting =>
        {
            await rows.ClearAsync();
            var turn = new Callbacks(path, json: true).EachOnce(await rows.FillAsync((int)(15_000 * lasting.TotalSeconds)), Callers);
            return await new Meter(bench).MeasureAsync(server, () => ClosedLoop.RunAsync(server.Address, Callers, lasting, turn));
        });
}
