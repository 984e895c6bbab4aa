using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class PayoutKillTests
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(40);
    private static readonly WorldPlan PaysOut = new()
    {
        Program = WorldPlan.PayoutHost,
        WithCrashPoints = true,
        EmulatorSettings = { ["Emulator__RefuseRepeatedPayouts"] = "false" },
    };

    [Fact]
    public Task A_kill_at_any_point_requests_a_payout_at_most_once() => OnEitherDatabaseAsync(async world =>
    {
        (string Point, string Status, int Creates)[] points =
        [
            ("payout.before-mark", "Pending", 1),
            ("payout.after-mark", "Unknown", 0),
            ("payout.before-send", "Unknown", 0),
            ("payout.after-answer", "Unknown", 1),
            ("payout.after-store", "Completed", 1),
        ];
        var ids = new List<string>();
        foreach (var (point, _, _) in points)
        {
            await world.Node.StartsAsync(point);
            ids.Add(await Scenarios.DraftAsync(world));
            await Record.ExceptionAsync(() => Scenarios.SendAsync(world, ids[^1]));
            await world.Node.HasCrashedAtAsync(point);
        }

        await world.RestartAndSettleAsync(MaxWait);
        foreach (var id in ids.Concat(ids))
        {
            await Scenarios.SendAsync(world, id);
        }

        await world.Gateway.PaysOutAsync(ids[^1]);

        foreach (var ((point, status, creates), id) in points.Zip(ids))
        {
            await world.WaitForCountAsync($"SELECT COUNT(*) FROM checkout_payout WHERE id = '{id}' AND status = '{status}'");
            Assert.True(
                await world.Gateway.CountAsync("payout-create", id) == creates,
                $"killed {point}: {await world.Gateway.CountAsync("payout-create", id)} creates");
        }

        await world.AssertInvariantsAtRestAsync();
    });

    [Fact]
    public Task A_kill_during_the_payout_request_leaves_one_request_for_review() => OnEitherDatabaseAsync(async world =>
    {
        await world.StartsAsync();
        var id = await Scenarios.DraftAsync(world);
        await world.Gateway.FailsAsync("payout-create", "slow");

        var sending = Record.ExceptionAsync(() => Scenarios.SendAsync(world, id)).AsTask();
        while (await world.Gateway.CountAsync("payout-create", id) == 0)
        {
            await Task.Yield();
        }

        await world.KillAsync();
        await sending;
        await world.RestartAndSettleAsync(MaxWait);
        await Scenarios.SendAsync(world, id);

        await world.WaitForCountAsync($"SELECT COUNT(*) FROM checkout_payout WHERE id = '{id}' AND status = 'Unknown'");
        Assert.Equal(1, await world.Gateway.CountAsync("payout-create", id));
        await world.AssertInvariantsAtRestAsync();
    });

    [Fact]
    public Task Killed_again_and_again_at_any_moment_no_payout_is_requested_twice() => OnEitherDatabaseAsync(async world =>
    {
        var (ids, dice) = (new List<string>(), new Dice(Dice.Seed).For(0));
        await world.StartsAsync();
        await DraftsAsync(world, ids);
        var started = TimeProvider.System.GetTimestamp();
        await SendsAsync(world, ids);
        var wholeTime = TimeProvider.System.GetElapsedTime(started);
        for (var round = 0; round < 12; round++)
        {
            await world.KillAsync();
            await world.StartsAsync();
            await DraftsAsync(world, ids);
            var sending = SendsAsync(world, ids);
            await Task.Delay(wholeTime * (dice.Below(100) / 100.0), TimeProvider.System, TestContext.Current.CancellationToken);
            await world.KillAsync();
            await sending;
        }

        await world.RestartAndSettleAsync(MaxWait);
        Assert.InRange(await world.Gateway.CountAsync("payout-create"), 9, ids.Count);
        await world.AssertInvariantsAtRestAsync();
    });

    private static async Task DraftsAsync(World world, List<string> ids)
    {
        for (var payout = 0; payout < 8; payout++)
        {
            ids.Add(await Scenarios.DraftAsync(world));
        }
    }

    // Sends all of them, the newest first. A request that a kill breaks off is expected.
    private static Task<Exception?[]> SendsAsync(World world, IEnumerable<string> ids) =>
        Task.WhenAll(ids.Reverse().Select(id => Record.ExceptionAsync(() => Scenarios.SendAsync(world, id)).AsTask()));

    private static Task OnEitherDatabaseAsync(Func<World, Task> happens) =>
        Task.WhenAll(new[] { Store.Sqlite, Store.PostgreSql }.Select(async store =>
        {
            await using var world = await World.OpenAsync(PaysOut with { Store = store });
            await happens(world);
        }));
}
