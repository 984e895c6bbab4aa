using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(Alone))]
public sealed class RandomKillTests
{
    private const int KillsEach = 50;
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan SettleTime = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task Two_nodes_killed_at_any_moment_under_load_keep_each_payment_once()
    {
        var (kills, payments, orders, started) = (0, 0, 0, TimeProvider.System.GetTimestamp());
        var dice = new Dice(Dice.Seed).For(0);
        for (var left = Effort.Of(LongestRound, release: TimeSpan.FromHours(1)); left > TimeSpan.Zero; left -= LongestRound)
        {
            await using var world = await World.OpenAsync(new() { Store = Store.PostgreSqlWithRedis, Nodes = 2 });
            await world.StartsAsync();
            await using (var load = new Load(world, atOnce: 6, Dice.Seed))
            {
                kills += await KillsAsync(world, dice, LongestRound);
                await world.KillAsync();
                await world.PassesAsync(TimeSpan.FromMinutes(10));
                await world.StartsAsync();
            }

            await world.SettlesAsync(SettleTime);
            var snapshot = await world.AssertInvariantsAtRestAsync();
            (payments, orders) = (payments + snapshot.Payments.Count, orders + snapshot.Orders.Count);
        }

        Assert.True(payments >= kills / 4, $"{kills} kills, but only {payments} payments: that was no load");
        var remark = $"seed {Dice.Seed}; two nodes under load on PostgreSQL and Redis, {payments} payments, {orders} orders";
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await new Evidence("random-kills", kills, "kills", Failures: 0, seconds, remark).KeepAsync();
    }

    [Fact]
    public async Task A_SQLite_shop_killed_under_load_never_has_money_without_an_order()
    {
        var (kills, payments, orders, started) = (0, 0, 0, TimeProvider.System.GetTimestamp());
        while (kills < Effort.Of(everyCommit: 100, release: 10_000))
        {
            foreach (var snapshot in await Task.WhenAll(KilledAgainAndAgainAsync(kills), KilledAgainAndAgainAsync(kills + 1)))
            {
                (kills, payments, orders) = (kills + KillsEach, payments + snapshot.Payments.Count, orders + snapshot.Orders.Count);
            }
        }

        Assert.True(payments >= kills / 4, $"{kills} kills, but only {payments} payments: that was no load");
        var remark =
            $"seed {Dice.Seed}; under load; paid if and only if there is a fulfillment row; {payments} payments, {orders} orders";
        var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        await new Evidence("sqlite-kills", kills, "kills", Failures: 0, seconds, remark).KeepAsync();
    }

    private static async Task<Snapshot> KilledAgainAndAgainAsync(int trial)
    {
        var dice = new Dice(Dice.Seed).For(trial);
        await using var world = await World.OpenAsync(new());
        await world.StartsAsync();
        await using (var load = new Load(world, atOnce: 4, Dice.Seed + trial))
        {
            await world.WaitForCountAsync("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'");
            for (var kill = 0; kill < KillsEach; kill++)
            {
                await Task.Delay(Some(dice, 50, 1_500), TimeProvider.System, TestContext.Current.CancellationToken);
                await world.KillAsync();
                Assert.Empty(Invariants.BrokenInDatabase(await SnapshotReader.ReadAsync(world.Source)));
                await world.StartsAsync();
            }
        }

        await world.RestartAndSettleAsync(SettleTime);
        return await world.AssertInvariantsAtRestAsync();
    }

    // Kills also nodes that are still starting.
    private static async Task<int> KillsAsync(World world, Dice dice, TimeSpan time)
    {
        var (kills, started) = (0, TimeProvider.System.GetTimestamp());
        var starting = world.Nodes.Select(_ => Task.FromResult(true)).ToArray();
        while (TimeProvider.System.GetElapsedTime(started) < time)
        {
            await Task.Delay(Some(dice, 200, 3_000), TimeProvider.System, TestContext.Current.CancellationToken);
            var number = dice.Below(world.Nodes.Count);
            await world.Nodes[number].KillAsync();
            await starting[number];
            starting[number] = world.Nodes[number].StartsAsync();
            kills++;
        }

        await Task.WhenAll(starting);
        return kills;
    }

    private static TimeSpan Some(Dice dice, int min, int max) => TimeSpan.FromMilliseconds(min + dice.Below(max - min));
}
