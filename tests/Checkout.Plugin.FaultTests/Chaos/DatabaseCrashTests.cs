using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class CrashedDatabaseTests
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
        var (crowd, dice) = (new Crowd(shop, seed), new Dice(seed).For(0));

        await crowd.ShopWhileAsync(AtOnce, async () =>
        {
            for (var crash = 0; crash < CrashesEach; crash++)
            {
                await Task.Delay(
                    TimeSpan.FromMilliseconds(200 + dice.Below(900)), TimeProvider.System, TestContext.Current.CancellationToken);
                await shop.Cluster.StopsAtOnceAsync();
                await Task.Delay(TimeSpan.FromMilliseconds(dice.Below(300)), TimeProvider.System, TestContext.Current.CancellationToken);
                await shop.Cluster.StartsAsync();
                Assert.Empty(Invariants.Broken(await AtAGlanceAsync(shop)));
            }
        });
        // A process does not know of a lease whose claim's answer was lost. The restart ends such leases.
        await shop.World.ComesToRestAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(crowd.SentOnTwice);
        Assert.False(crowd.WasPayEverBroken, crowd.Story);
        Assert.Empty(Invariants.BrokenAtRest(await (await BooksAsync(shop)).WithPagesAsync(shop.World)));
        Assert.True(crowd.Purchases > CrashesEach / 2, $"Only {crowd.Purchases} purchases came through: {crowd.Story}");
        return crowd.Purchases;
    }

    // Only the database and the gateway. The output and the pages are compared at the end.
    private static async Task<Books> AtAGlanceAsync(TwoNodes shop) => await BookReading.ReadAsync(shop.World.Source) with
    {
        Invoices = await shop.World.Gateway.InvoicesAsync(),
        Ledger = await shop.World.Gateway.LedgerAsync(),
        MinimumGap = TimeSpan.Zero,
        MaxConfirmsPerSecond = shop.World.Plan.MaxConfirmsPerSecond,
    };

    // A crash may lose a lease, so a second check may come at once. All other invariants hold.
    private static async Task<Books> BooksAsync(TwoNodes shop) => await Books.ReadAsync(shop.World) with { MinimumGap = TimeSpan.Zero };
}
