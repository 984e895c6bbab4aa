using System.Globalization;
using Xunit;

namespace Checkout.Plugin.Tests;

// The scenarios that reach the crash points.
internal static class Errands
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static long _amount = 1_000;

    public static Task<Deed> PressesPay(World world) => PressesAsync(world.Enters(Way.Hosted));

    public static Task<Deed> PressesForPhone(World world) => PressesAsync(world.Enters(Way.Mobile));

    public static Task<Deed> AsksForCode(World world) => PressesAsync(world.Enters(Way.Wallet));

    public static async Task<Deed> TypesCode(World world)
    {
        var shopper = world.Enters(Way.Wallet);
        await shopper.ComesToPayAsync();
        await shopper.PressesPayAsync();
        return new(shopper.TypesCodeAsync, () => shopper.BuysAsync(Patience));
    }

    public static async Task<Deed> Approves(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(() => world.Gateway.ApprovesAsync(shopper.PaymentId!), () => shopper.BuysAsync(Patience));
    }

    public static async Task<Deed> ComesBack(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(shopper.ReturnsAsync, () => shopper.BuysAsync(Patience));
    }

    public static async Task<Deed> ReadsResult(World world)
    {
        var shopper = await WaitsAtGatewayAsync(world);
        return new(shopper.ReadsAsync, () => shopper.BuysAsync(Patience));
    }

    // The return schedules a check, which expires the payment with this setting.
    public static async Task<Deed> WaitsTooLong(World world) =>
        await ComesBack(world) with { Settings = new() { ["Checkout__Reconciliation__ExpireAfter"] = "00:00:03" } };

    // Earlier crashes during a gateway call left payments to give up.
    public static Task<Deed> IsGivenUp(World world) => Task.FromResult(Deed.Nothing with { Passes = TimeSpan.FromMinutes(1) });

    public static Task<Deed> DraftsPayout(World world) => Task.FromResult(new Deed(() => DraftAsync(world), () => DraftAsync(world)));

    public static async Task<Deed> SendsPayout(World world)
    {
        var id = await DraftAsync(world);
        return new(() => SendAsync(world, id), () => SendAsync(world, id));
    }

    public static async Task<Deed> PaysOut(World world)
    {
        var id = await DraftAsync(world);
        await SendAsync(world, id);
        return new(() => world.Gateway.PaysOutAsync(id), () => SendAsync(world, id));
    }

    public static async Task<string> DraftAsync(World world)
    {
        using var desk = new HttpClient { BaseAddress = world.Home };
        using var answer = await desk.PostAsync(
            string.Create(CultureInfo.InvariantCulture, $"payouts/{Interlocked.Increment(ref _amount)}"),
            content: null,
            TestContext.Current.CancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // The database and the ledger show the outcome.
    public static async Task SendAsync(World world, string id)
    {
        using var desk = new HttpClient { BaseAddress = world.Home };
        using var answer = await desk.PostAsync($"payouts/{id}/send", content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<Deed> PressesAsync(Shopper shopper)
    {
        await shopper.ComesToPayAsync();
        return new(shopper.PressesPayAsync, () => shopper.BuysAsync(Patience));
    }

    private static async Task<Shopper> WaitsAtGatewayAsync(World world)
    {
        var shopper = world.Enters(Way.Hosted);
        await shopper.ComesToPayAsync();
        await shopper.PressesPayAsync();
        await shopper.KnowsPaymentAsync();
        return shopper;
    }
}
