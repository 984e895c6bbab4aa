using System.Globalization;
using Xunit;

namespace Checkout.Plugin.Tests;

// The scenarios that reach the crash points.
internal static class Scenarios
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(60);
    private static long _amount = 1_000;

    public static Task<ScenarioRun> PressesPay(World world) => PressesAsync(world.NewShopper(ShopperMethod.Hosted));

    public static Task<ScenarioRun> PressesForPhone(World world) => PressesAsync(world.NewShopper(ShopperMethod.Mobile));

    public static Task<ScenarioRun> AsksForCode(World world) => PressesAsync(world.NewShopper(ShopperMethod.Wallet));

    public static async Task<ScenarioRun> TypesCode(World world)
    {
        var shopper = world.NewShopper(ShopperMethod.Wallet);
        await shopper.ComesToPayAsync();
        await shopper.PressesPayAsync();
        return new(shopper.TypesCodeAsync, () => shopper.BuysAsync(MaxWait));
    }

    public static async Task<ScenarioRun> Approves(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(() => world.Gateway.ApprovesAsync(shopper.PaymentId!), () => shopper.BuysAsync(MaxWait));
    }

    public static async Task<ScenarioRun> ComesBack(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(shopper.ReturnsAsync, () => shopper.BuysAsync(MaxWait));
    }

    public static async Task<ScenarioRun> ReadsResult(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(shopper.ReadsAsync, () => shopper.BuysAsync(MaxWait));
    }

    // The return schedules a check, which expires the payment with this setting.
    public static async Task<ScenarioRun> WaitsTooLong(World world) =>
        await ComesBack(world) with { Settings = new() { ["Checkout__Reconciliation__ExpireAfter"] = "00:00:03" } };

    // Earlier crashes during a gateway call left payments to give up.
    public static Task<ScenarioRun> IsGivenUp(World world) =>
        Task.FromResult(ScenarioRun.Nothing with { Passes = TimeSpan.FromMinutes(1) });

    public static Task<ScenarioRun> DraftsPayout(World world) =>
        Task.FromResult(new ScenarioRun(() => DraftAsync(world), () => DraftAsync(world)));

    public static async Task<ScenarioRun> SendsPayout(World world)
    {
        var id = await DraftAsync(world);
        return new(() => SendAsync(world, id), () => SendAsync(world, id));
    }

    public static async Task<ScenarioRun> PaysOut(World world)
    {
        var id = await DraftAsync(world);
        await SendAsync(world, id);
        return new(() => world.Gateway.PaysOutAsync(id), () => SendAsync(world, id));
    }

    public static async Task<string> DraftAsync(World world)
    {
        using var client = new HttpClient { BaseAddress = world.Home };
        using var answer = await client.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"payouts/{Interlocked.Increment(ref _amount)}"),
            content: null,
            TestContext.Current.CancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // The database and the ledger show the outcome.
    public static async Task SendAsync(World world, string id)
    {
        using var client = new HttpClient { BaseAddress = world.Home };
        using var answer = await client.PostAsync($"payouts/{id}/send", content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<ScenarioRun> PressesAsync(Shopper shopper)
    {
        await shopper.ComesToPayAsync();
        return new(shopper.PressesPayAsync, () => shopper.BuysAsync(MaxWait));
    }

    private static async Task<Shopper> WaitsAtGatewayAsync(World world)
    {
        var shopper = world.NewShopper(ShopperMethod.Hosted);
        await shopper.ComesToPayAsync();
        await shopper.PressesPayAsync();
        await shopper.KnowsPaymentAsync();
        return shopper;
    }
}
