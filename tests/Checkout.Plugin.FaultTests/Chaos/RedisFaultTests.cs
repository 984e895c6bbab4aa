using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwoNodes))]
public sealed class TroubledRedisTests
{
    private const int TroublesEach = 36;
    private const int AtOnce = 4;
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Redis_trouble_creates_no_second_invoice_and_no_second_fulfillment()
    {
        var (started, shops, purchases) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 1, release: 20), 0);

        for (var number = 0; number < shops; number++)
        {
            purchases += await SurvivesAsync(Dice.Seed + number);
        }

        var remark = $"seed {Dice.Seed}; emptied, killed, frozen, failed over and cut off by turns, every {Rhythm.TotalSeconds} s; "
            + $"{purchases} purchases paid meanwhile";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence("redis-troubles", shops * TroublesEach, "troubles", Failures: 0, seconds, remark).KeepAsync();
    }

    private static async Task<int> SurvivesAsync(int seed)
    {
        await using var shop = await TwoNodes.OpenAsync(withRedis: true);
        var (crowd, dice) = (new Crowd(shop, seed), new Dice(seed).For(0));

        await crowd.ShopWhileAsync(AtOnce, async () =>
        {
            for (var number = 0; number < TroublesEach; number++)
            {
                var next = Task.Delay(Rhythm, TimeProvider.System, TestContext.Current.CancellationToken);
                await TroubleAsync(shop.Redis!, number, TimeSpan.FromMilliseconds(500 + dice.Below(3_000)));
                await next;
            }
        });
        await shop.World.SettlesAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(crowd.SentOnTwice);
        await shop.World.HoldsAtRestAsync();
        Assert.Distinct((await Books.ReadAsync(shop.World)).Payments.Select(payment => payment.Reference));
        Assert.True(crowd.Purchases > TroublesEach, $"Only {crowd.Purchases} purchases came through: {crowd.Story}");
        return crowd.Purchases;
    }

    private static Task TroubleAsync(FailingOverRedis redis, int number, TimeSpan pause) => (number % 5) switch
    {
        0 => redis.Primary.ForgetsEverythingAsync(),
        1 => AroundAsync(pause, () => Task.Run(redis.Primary.Dies), redis.Primary.StartsAsync),
        2 => AroundAsync(pause, redis.Primary.FreezesAsync, redis.Primary.ThawsAsync),
        3 => AroundAsync(pause, () => Task.Run(redis.FallsBehind), redis.FailsOverAsync),
        _ => AroundAsync(pause, () => Task.FromResult(redis.Wire.Answers = new() { CutAfter = 20 }), () => Task.Run(redis.Wire.Heals)),
    };

    private static async Task AroundAsync(TimeSpan pause, Func<Task> begin, Func<Task> end)
    {
        await begin();
        await Task.Delay(pause, TimeProvider.System, TestContext.Current.CancellationToken);
        await end();
    }
}
