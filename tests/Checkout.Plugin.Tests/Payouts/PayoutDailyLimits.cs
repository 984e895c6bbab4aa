using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class PayoutDailyLimits
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [InlineData("MaxPerDayXof", "22660000000")]
    [InlineData("MaxPerDayPerRecipientXof", PayoutSteps.Number)]
    public async Task A_payout_above_the_daily_limit_waits_until_the_day_is_over(string setting, string number)
    {
        await using var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with { Values = new() { [$"Checkout:Payouts:{setting}"] = "10000" } });
        await shop.SendsAsync(PayoutSteps.Draft(6_000));
        var tooMuch = await shop.ApprovesAsync(PayoutSteps.Draft(4_001, number: number));
        var exact = await shop.SendsAsync(PayoutSteps.Draft(4_000, number: number));

        var refused = Assert.IsType<PayoutOutcome.NotDone>(await shop.Payouts().SendAsync(tooMuch.Id, PayoutSteps.Manager));
        shop.Clock.Advance(TimeSpan.FromHours(24));
        var nextDay = PayoutSteps.Done(await shop.Payouts().SendAsync(tooMuch.Id, PayoutSteps.Manager));

        Assert.Equal(CheckoutPayoutStatus.Pending, exact.Status);
        Assert.Equal(PayoutObstacle.DailyLimit, refused.Obstacle);
        Assert.Contains($"Checkout:Payouts:{setting} allows 10000 XOF", refused.Message, StringComparison.Ordinal);
        Assert.Equal(CheckoutPayoutStatus.Pending, nextDay.Status);
    }

    [Fact]
    public async Task A_failed_payout_frees_its_share_of_the_day_and_an_unknown_one_does_not()
    {
        await using var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with { Values = new() { ["Checkout:Payouts:MaxPerDayXof"] = "10000" } });
        await shop.Gateway.FailsAsync("payout-create", "code08");
        await shop.SendsAsync(PayoutSteps.Draft(10_000));
        await shop.Gateway.FailsAsync("payout-create", "drop-before");
        var unknown = await shop.SendsAsync(PayoutSteps.Draft(9_999));
        var third = await shop.ApprovesAsync(PayoutSteps.Draft(2));

        Assert.Equal(CheckoutPayoutStatus.Unknown, unknown.Status);
        Assert.Equal(PayoutObstacle.DailyLimit, PayoutSteps.Obstacle(await shop.Payouts().SendAsync(third.Id, PayoutSteps.Manager)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Payouts_sent_at_once_from_two_nodes_stay_within_the_daily_limit(Store store)
    {
        await using var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with { Store = store, Values = new() { ["Checkout:Payouts:MaxPerDayXof"] = "10000" } });
        var other = (await shop.AnotherNodeWherePossibleAsync()).GetRequired<IPayouts>();
        var approved = new List<CheckoutPayout>();
        for (var payout = 0; payout < 16; payout++)
        {
            approved.Add(await shop.ApprovesAsync(PayoutSteps.Draft(3_000 + payout)));
        }

        await Task.WhenAll(
            approved.Select(
                (payout, index) => Task.Run(() => (index % 2 == 0 ? shop.Payouts() : other).SendAsync(payout.Id, PayoutSteps.Manager))));

        Assert.Equal(3, (await shop.Gateway.PayoutCreatesAsync()).Count);
    }
}
