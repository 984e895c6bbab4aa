using Xunit;

namespace Checkout.Plugin.Tests;

// Crashes one shop many times on one database. At the end the shoppers continue, the payments settle and the invariants are checked.
internal static class CrashSequence
{
    private const int AtOnce = 4;
    private const string AllPaidAreTold = """
        SELECT CASE WHEN EXISTS (SELECT 1 FROM checkout_payment WHERE status = 'Paid' AND NOT EXISTS (
            SELECT 1 FROM shop_mail WHERE payment_id = checkout_payment.id AND kind IN ('Paid', 'Duplicate'))) THEN 0 ELSE 1 END
        """;

    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(90);

    // Returns the number of crashes.
    public static async Task<int> RunAsync(WorldPlan plan, IReadOnlyList<CrashCase> crashCases)
    {
        await using var world = await World.OpenAsync(plan with { WithCrashPoints = true });
        foreach (var point in CrashCases.OfSchema)
        {
            await world.Node.StartsAsync(point);
            await world.Node.HasCrashedAtAsync(point);
        }

        var runs = await PrepareAsync(world, crashCases);
        foreach (var (crashCase, run) in crashCases.Zip(runs))
        {
            await CrashAsync(world, crashCase, run);
        }

        await RestartAndSettleAsync(plan, world, runs);
        return CrashCases.OfSchema.Count + crashCases.Count;
    }

    private static async Task<IReadOnlyList<ScenarioRun>> PrepareAsync(World world, IReadOnlyList<CrashCase> crashCases)
    {
        await world.StartsAsync();
        var runs = new ScenarioRun[crashCases.Count];
        await Parallel.ForAsync(
            0, crashCases.Count, Parallelism(), async (number, _) => runs[number] = await crashCases[number].Scenario(world));
        await world.KillAsync();
        return runs;
    }

    private static async Task CrashAsync(World world, CrashCase crashCase, ScenarioRun run)
    {
        if (run.Passes > TimeSpan.Zero)
        {
            await world.PassesAsync(run.Passes);
        }

        await world.Node.StartsAsync($"{crashCase.Point}:{crashCase.Nth}", run.Settings);
        var doing = Record.ExceptionAsync(run.ActAsync).AsTask();
        await world.Node.HasCrashedAtAsync(crashCase.Point);
        Assert.True(await doing is not { } problem || Shopper.Breaks(problem), $"{crashCase.Point}: {await doing}");
    }

    private static async Task RestartAndSettleAsync(WorldPlan plan, World world, IReadOnlyList<ScenarioRun> runs)
    {
        await world.RestartAndSettleAsync(MaxWait);
        await Parallel.ForEachAsync(runs, Parallelism(), async (run, _) => await run.ResumeAsync());
        await world.SettlesAsync(MaxWait);
        Assert.All(world.Shoppers, shopper => Assert.True(shopper.IsDone, "a shopper did not come to an end"));
        if (plan.Program == WorldPlan.PayoutHost)
        {
            await world.WaitForCountAsync(AllPaidAreTold);
        }

        await world.AssertInvariantsAtRestAsync();
    }

    private static ParallelOptions Parallelism() =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
}
