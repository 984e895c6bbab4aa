using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ShopOutageTests
{
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30);

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_made_during_an_outage_is_fulfilled_once_without_visits(Store store)
    {
        await using var world = await World.OpenAsync(new() { Store = store });
        await world.StartsAsync();
        var shopper = world.NewShopper(ShopperMethod.Hosted);
        await shopper.ComesToPayAsync();
        await shopper.PressesPayAsync();
        var payment = await shopper.KnowsPaymentAsync();

        await world.KillAsync();
        await world.Gateway.ApprovesAsync(payment);
        await world.StartsAsync();
        await world.SettlesAsync(HalfAMinute);
        var result = new ResultPage(await shopper.ReadsAsync());
        var order = await result.Page.FollowAsync("a[data-order-link]");

        Assert.Equal("paid", result.Status);
        Assert.Equal("paid", order.Require("[data-order-status]").GetAttribute("data-order-status"));
        Assert.Equal("1", order.Require("[data-fulfillments]").GetAttribute("data-fulfillments"));
        await world.AssertInvariantsAtRestAsync();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shop_killed_during_a_prompt_sends_no_second_prompt(Store store)
    {
        await using var world = await World.OpenAsync(new() { Store = store });
        await world.StartsAsync();
        var shopper = world.NewShopper(ShopperMethod.Mobile);
        await shopper.ComesToPayAsync();
        await world.Gateway.FailsAsync("direct-create", "slow");
        var press = shopper.PressesPayAsync();
        await world.WaitForCountAsync("SELECT COUNT(*) FROM checkout_payment WHERE status = 'Sending'");

        await world.KillAsync();
        await Record.ExceptionAsync(() => press);
        await world.RestartAndSettleAsync(HalfAMinute);
        await shopper.ComesToPayAsync();
        var again = new ResultPage(await shopper.PressesPayAsync());

        Assert.Equal("unknown", again.Status);
        Assert.InRange(await world.Gateway.CountAsync("direct-create"), 0, 1);
        await world.AssertInvariantsAtRestAsync();
    }

    [Fact]
    public async Task Two_nodes_sell_by_every_method_and_all_invariants_hold()
    {
        await using var world = await World.OpenAsync(new() { Store = Store.PostgreSqlWithRedis, Nodes = 2 });
        await world.StartsAsync();

        await Task.WhenAll(
            Enum.GetValues<ShopperMethod>()
                .SelectMany(method => new[] { method, method }).Select(method => world.NewShopper(method).BuysAsync(HalfAMinute)));
        await world.SettlesAsync(HalfAMinute);

        Assert.All(world.Shoppers, shopper => Assert.True(shopper.IsDone));
        await world.AssertInvariantsAtRestAsync();
    }
}
