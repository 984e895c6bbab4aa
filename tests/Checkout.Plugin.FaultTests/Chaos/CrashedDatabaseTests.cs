using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwinShop))]
public sealed class CrashedDatabaseTests
{
    private const int AtOnce = 6;

    [Fact]
    public async Task A_database_that_is_stopped_at_once_again_and_again_under_load_neither_loses_nor_doubles_a_payment()
    {
        var (started, crashes, dice) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 50, release: 2_000), new Dice(Dice.Seed).For(0));
        await using var shop = await TwinShop.OpenAsync(withRedis: false);
        var (crowd, books) = (new Crowd(shop, Dice.Seed), new Books(shop));

        var goesOn = true;
        var shopping = crowd.ShopAsync(AtOnce, () => Volatile.Read(ref goesOn));
        for (var crash = 0; crash < crashes; crash++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200 + dice.Below(900)), TimeProvider.System, TestContext.Current.CancellationToken);
            await shop.Cluster.StopsAtOnceAsync();
            await Task.Delay(TimeSpan.FromMilliseconds(dice.Below(300)), TimeProvider.System, TestContext.Current.CancellationToken);
            await shop.Cluster.StartsAsync();
            Assert.Empty(await books.InconsistenciesAsync());
        }

        Volatile.Write(ref goesOn, false);
        await shopping;
        await books.SettleAsync(within: TimeSpan.FromMinutes(2));

        Assert.Empty(await books.FaultsAsync(crowd.Purchases));
        Assert.True(crowd.Purchases.Count > crashes, $"Only {crowd.Purchases.Count} purchases came through: {crowd.Story}");
        await new Evidence("database-crashes", crashes, "crashes", Failures: 0, Stopwatch.GetElapsedTime(started).TotalSeconds, $"seed {Dice.Seed}; {crowd.Purchases.Count} purchases paid; {crowd.Story}").KeepAsync();
    }
}
