using System.Diagnostics;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwinShop))]
public sealed class TroubledRedisTests
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Rhythm = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Whatever_happens_to_redis_no_shopper_gets_two_invoices_and_nobody_gets_goods_twice()
    {
        var (started, dice, troubles) = (Stopwatch.GetTimestamp(), new Dice(Dice.Seed).For(0), 0);
        var time = Effort.Of(everyCommit: TimeSpan.FromMinutes(3), release: TimeSpan.FromHours(1));
        await using var shop = await TwinShop.OpenAsync(withRedis: true);
        var (crowd, books) = (new Crowd(shop, Dice.Seed), new Books(shop));

        var goesOn = true;
        var shopping = crowd.ShopAsync(AtOnce, () => Volatile.Read(ref goesOn));
        for (; Stopwatch.GetElapsedTime(started) < time; troubles++)
        {
            var trouble = Task.Delay(Rhythm, TimeProvider.System, TestContext.Current.CancellationToken);
            await TroubleAsync(shop.Redis!, troubles, dice);
            await trouble;
        }

        Volatile.Write(ref goesOn, false);
        await shopping;
        await books.SettleAsync(within: TimeSpan.FromMinutes(1));

        Assert.Empty(await books.FaultsAsync(crowd.Purchases));
        Assert.Empty(await books.SecondInvoicesAsync());
        Assert.True(crowd.Purchases.Count > troubles * 10, $"Only {crowd.Purchases.Count} purchases came through: {crowd.Story}");
        await new Evidence("redis-troubles", troubles, "troubles", Failures: 0, Stopwatch.GetElapsedTime(started).TotalSeconds,
            $"seed {Dice.Seed}; flushed, killed, frozen, failed over, replies cut by turns; {crowd.Purchases.Count} purchases paid; {crowd.Story}").KeepAsync();
    }

    private static async Task TroubleAsync(FailingOverRedis redis, int number, Dice dice)
    {
        var pause = TimeSpan.FromMilliseconds(500 + dice.Below(3_000));
        switch (number % 5)
        {
            case 0:
                await redis.Primary.ForgetsEverythingAsync();
                break;
            case 1:
                redis.Primary.Dies();
                await Task.Delay(pause, TimeProvider.System);
                await redis.Primary.StartsAsync();
                break;
            case 2:
                await redis.Primary.FreezesAsync();
                await Task.Delay(pause, TimeProvider.System);
                await redis.Primary.ThawsAsync();
                break;
            case 3:
                redis.FallsBehind();
                await Task.Delay(pause, TimeProvider.System);
                await redis.FailsOverAsync();
                break;
            default:
                redis.Wire.Answers = new() { CutAfter = dice.Below(60) };
                await Task.Delay(pause, TimeProvider.System);
                redis.Wire.Heals();
                break;
        }
    }
}
