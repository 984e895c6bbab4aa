using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class RedisFaultTests
{
    private const int FaultsEach = 24;
    private const int AtOnce = 4;
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_Redis_fault_creates_no_second_invoice_and_no_second_fulfillment()
    {
        var (started, shops, purchases) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 1, release: 20), 0);

        for (var number = 0; number < shops; number++)
        {
            purchases += await SurvivesAsync(Dice.Seed + number);
        }

        var remark = $"seed {Dice.Seed}; emptied, killed, frozen, failed over and cut off by turns, every {Rhythm.TotalSeconds} s; "
            + $"{purchases} purchases paid meanwhile";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence("redis-troubles", shops * FaultsEach, "faults", Failures: 0, seconds, remark).KeepAsync();
    }

    private static async Task<int> SurvivesAsync(int seed)
    {
        await using var shop = await TwoNodes.OpenAsync(withRedis: true);
        var (load, dice) = (new ShopperLoad(shop, seed), new Dice(seed).For(0));

        await load.ShopWhileAsync(AtOnce, async () =>
        {
            for (var number = 0; number < FaultsEach; number++)
            {
                var next = Task.Delay(Rhythm, TimeProvider.System, TestContext.Current.CancellationToken);
                await FaultAsync(shop.Redis!, number, TimeSpan.FromMilliseconds(500 + dice.Below(3_000)));
                await next;
            }
        });
        await shop.World.SettlesAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(load.ForwardedTwice);
        await shop.World.AssertInvariantsAtRestAsync();
        Assert.Distinct((await Snapshot.ReadAsync(shop.World)).Payments.Select(payment => payment.Reference));
        Assert.True(load.Purchases > FaultsEach, $"Only {load.Purchases} purchases came through: {load.Summary}");
        return load.Purchases;
    }

    private static Task FaultAsync(FailingOverRedis redis, int number, TimeSpan pause) => (number % 5) switch
    {
        0 => redis.Primary.ForgetsEverythingAsync(),
        1 => AroundAsync(pause, () => Task.Run(redis.Primary.Kill), redis.Primary.StartsAsync),
        2 => AroundAsync(pause, redis.Primary.FreezesAsync, redis.Primary.ThawsAsync),
        3 => AroundAsync(pause, () => Task.Run(redis.FallsBehind), redis.FailsOverAsync),
        _ => AroundAsync(pause, () => Task.FromResult(redis.Proxy.Answers = new() { CutAfter = 20 }), () => Task.Run(redis.Proxy.Heal)),
    };

    private static async Task AroundAsync(TimeSpan pause, Func<Task> begin, Func<Task> end)
    {
        await begin();
        await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        await end();
    }
}
