using Xunit;

namespace Checkout.Plugin.Tests;

// Crashes one shop many times on one database. At the end the shoppers continue, the payments settle and the invariants are checked.
internal static class Chain
{
    private const int AtOnce = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    // Returns the number of crashes.
    public static async Task<int> LivesAsync(WorldPlan plan, IReadOnlyList<Life> lives)
    {
        await using var world = await World.OpenAsync(plan with { WithCrashPoints = true });
        foreach (var point in Lives.OfTables)
        {
            await world.Node.StartsAsync(point);
            await world.Node.HasDiedAtAsync(point);
        }

        var deeds = await PreparesAsync(world, lives);
        foreach (var (life, deed) in lives.Zip(deeds))
        {
            await EndsAsync(world, life, deed);
        }

        await ComesToRestAsync(world, deeds);
        return Lives.OfTables.Count + lives.Count;
    }

    private static async Task<IReadOnlyList<Deed>> PreparesAsync(World world, IReadOnlyList<Life> lives)
    {
        await world.StartsAsync();
        var deeds = new Deed[lives.Count];
        await Parallel.ForAsync(0, lives.Count, Few(), async (number, _) => deeds[number] = await lives[number].Errand(world));
        await world.DiesAsync();
        return deeds;
    }

    private static async Task EndsAsync(World world, Life life, Deed deed)
    {
        if (deed.Passes > TimeSpan.Zero)
        {
            await world.PassesAsync(deed.Passes);
        }

        await world.Node.StartsAsync($"{life.Point}:{life.Nth}", deed.Settings);
        var doing = Record.ExceptionAsync(deed.DoAsync).AsTask();
        await world.Node.HasDiedAtAsync(life.Point);
        Assert.True(await doing is not { } problem || Shopper.Breaks(problem), $"{life.Point}: {await doing}");
    }

    private static async Task ComesToRestAsync(World world, IReadOnlyList<Deed> deeds)
    {
        await world.ComesToRestAsync(Patience);
        await Parallel.ForEachAsync(deeds, Few(), async (deed, _) => await deed.AgainAsync());
        await world.SettlesAsync(Patience);
        Assert.All(world.Shoppers, shopper => Assert.True(shopper.IsDone, "a shopper did not come to an end"));
        await world.HoldsAtRestAsync();
    }

    private static ParallelOptions Few() =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
}
