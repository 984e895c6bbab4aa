namespace Checkout.Plugin.Benchmarks;

// The rounds of P6 and P7: whole payments until the last is paid and, with the plug-in, fulfilled.
internal static class WholePaymentRounds
{
    public const string Ours = "whole payments";
    public const string Bare = "R-bare cycles";
    private const int Callers = 32;
    private const int OursPerSecond = 600;
    private const int BarePerSecond = 1_500;

    public static Task<Series> MeasureAsync(Bench bench) => bench.OnceAsync(nameof(WholePaymentRounds), async () =>
    {
        await bench.Gateway.AnswersAfterAsync(0);
        await using var shop = await BenchShop.OpenAsync(bench);
        await using var bare = await BareProcess.OpenAsync(bench);
        await shop.MakeTemplateAsync();
        return await Rounds.MeasureAsync(bench, OursCase(bench, shop), BareCase(bench, bare));
    });

    private static Case OursCase(Bench bench, BenchShop shop) => new(Ours, async lasting =>
    {
        await shop.Rows.ClearAsync();
        var count = (int)(OursPerSecond * lasting.TotalSeconds);
        var presses = await Shopper.OpensPagesAsync(shop.Server.Address, count, Callers);
        return await new Meter(bench).MeasureAsync(shop.Server, () => DrainedAsync(
            () => ClosedLoop.RunAsync(shop.Server.Address, Callers, TimeSpan.FromMinutes(2), async (connection, _, token) =>
                presses.TryDequeue(out var press) && await PayAsync(connection, press, token)),
            () => shop.UntilAsync("SELECT COUNT(*) FROM bench_order", count, TimeSpan.FromMinutes(2))));
    });

    // Pay, the gateway's two callbacks, and the result page.
    private static async ValueTask<bool> PayAsync(HttpConnection connection, byte[] press, CancellationToken cancellationToken)
    {
        var id = await Shopper.PaysAsync(connection, press, cancellationToken);
        (await connection.SendAsync(Callbacks.Bytes("/checkout/callback", json: false, id), cancellationToken)).Expect(200);
        (await connection.SendAsync(Callbacks.Bytes("/checkout/callback", json: true, id), cancellationToken)).Expect(200);
        (await connection.SendAsync(HttpText.Get($"/checkout/payments/{id}"), cancellationToken)).Expect(200);
        return true;
    }

    private static Case BareCase(Bench bench, BareProcess bare) => new(Bare, async lasting =>
    {
        await bare.ClearAsync();
        var (count, left) = ((int)(BarePerSecond * lasting.TotalSeconds), 0);
        left = count;
        return await new Meter(bench).MeasureAsync(bare.Server, () => DrainedAsync(
            () => ClosedLoop.RunAsync(bare.Server.Address, Callers, TimeSpan.FromMinutes(2), async (connection, _, token) =>
            {
                if (Interlocked.Decrement(ref left) < 0)
                {
                    return false;
                }

                var id = await BareProcess.PaysAsync(connection, token);
                (await connection.SendAsync(Callbacks.Bytes("/callback", json: true, id), token)).Expect(200);
                (await connection.SendAsync(HttpText.Get($"/payments/{id}"), token)).Expect(200);
                return true;
            }),
            async () =>
            {
                while (await bare.PaidAsync() < count)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
                }
            }));
    });

    // The time includes the drain of the queue after the last shopper.
    private static async Task<Load> DrainedAsync(Func<Task<Load>> run, Func<Task> drained)
    {
        var started = TimeProvider.System.GetTimestamp();
        var load = await run();
        await drained();
        return load with { Elapsed = TimeProvider.System.GetElapsedTime(started) };
    }
}
