using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class DatabaseCrashTests
{
    private const int CrashesEach = 50;
    private const int AtOnce = 6;

    [Fact]
    public async Task A_database_crashing_repeatedly_under_load_keeps_each_payment_once()
    {
        var (started, shops, purchases) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 1, release: 40), 0);

        for (var number = 0; number < shops; number++)
        {
            purchases += await SurvivesAsync(Dice.Seed + number);
        }

        var remark = $"seed {Dice.Seed}; {purchases} purchases paid meanwhile";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence("database-crashes", shops * CrashesEach, "crashes", Failures: 0, seconds, remark).KeepAsync();
    }

    private static async Task<int> SurvivesAsync(int seed)
    {
        await using var shop = await TwoNodes.OpenAsync(withRedis: false);
        var (load, dice) = (new ShopperLoad(shop, seed), new Dice(seed).For(0));

        await load.ShopWhileAsync(AtOnce, async () =>
        {
            for (var crash = 0; crash < CrashesEach; crash++)
            {
                await Task.Delay(
                    TimeSpan.FromMilliseconds(200 + dice.Below(900)), TimeProvider.System, TestContext.Current.CancellationToken);
                await shop.Cluster.StopsAtOnceAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(dice.Below(300)), TimeProvider.System, TestContext.Current.CancellationToken);
                await shop.Cluster.StartsAsync();
                Assert.Empty(Invariants.Broken(await DatabaseSnapshotAsync(shop)));
            }
        });
        // A process does not know of a lease whose claim's answer was lost. The restart ends such leases.
        await shop.World.RestartAndSettleAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(load.ForwardedTwice);
        Assert.False(load.DidPayFail, load.Summary);
        Assert.Empty(Invariants.BrokenAtRest(await (await SnapshotAsync(shop)).WithPagesAsync(shop.World)));
        Assert.True(load.Purchases > CrashesEach / 2, $"Only {load.Purchases} purchases came through: {load.Summary}");
        return load.Purchases;
    }

    // Only the database and the gateway. The output and the pages are compared at the end.
    private static async Task<Snapshot> DatabaseSnapshotAsync(TwoNodes shop) => await SnapshotReader.ReadAsync(shop.World.Source) with
    {
        Invoices = await shop.World.Gateway.InvoicesAsync(),
        Ledger = await shop.World.Gateway.LedgerAsync(),
        MinimumGap = TimeSpan.Zero,
        MaxConfirmsPerSecond = shop.World.Plan.MaxConfirmsPerSecond,
    };

    // A crash may lose a lease, so a second check may come at once. All other invariants hold.
    private static async Task<Snapshot> SnapshotAsync(TwoNodes shop) =>
        await Snapshot.ReadAsync(shop.World) with { MinimumGap = TimeSpan.Zero };
}
