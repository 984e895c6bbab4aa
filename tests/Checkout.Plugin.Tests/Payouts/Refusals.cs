using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class Refusals
{
    public static TheoryData<PayoutWay, string> EverySubCode => new(
        LigdiCashErrorCodes.CreateStraightWithdrawal.Keys.Select(code => (PayoutWay.MobileMoney, code))
            .Concat(LigdiCashErrorCodes.CreateWithdrawal.Keys.Select(code => (PayoutWay.Wallet, code))));

    [Theory]
    [MemberData(nameof(EverySubCode))]
    public async Task R44_Each_documented_refusal_ends_the_payout_unless_money_may_be_on_its_way(PayoutWay way, string subCode)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync(way == PayoutWay.MobileMoney ? "payout-create" : "withdrawal-create", $"code{subCode}");

        var sent = await shop.SendsAsync(PayoutSteps.Draft(way: way));
        await shop.PassesAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10));

        (PayoutWay, string)[] doubtful = [(PayoutWay.MobileMoney, "09"), (PayoutWay.MobileMoney, "10"), (PayoutWay.Wallet, "07"), (PayoutWay.Wallet, "08"), (PayoutWay.Wallet, "10")];
        Assert.Equal(doubtful.Contains((way, subCode)) ? PayoutState.Unknown : PayoutState.Failed, sent.State);
        Assert.Equal(sent.State, await shop.StateAsync(sent.Id));
        Assert.Contains($"sub-code {subCode}", sent.Explanation, StringComparison.Ordinal);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [InlineData("code77")]
    [InlineData("code99z")]
    public async Task A_refusal_that_nobody_knows_is_no_clear_one(string fault)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", fault);

        Assert.Equal(PayoutState.Unknown, (await shop.SendsAsync()).State);
    }

    [Fact]
    public async Task What_has_failed_is_not_sent_again_but_another_payout_may_be()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "code08");
        var failed = await shop.SendsAsync();

        var again = await shop.Payouts().SendAsync(failed.Id, PayoutSteps.Manager);
        var approvedAgain = await shop.Payouts().ApproveAsync(failed.Id, failed.Fingerprint, PayoutSteps.Manager);
        var another = await shop.SendsAsync();

        Assert.Equal((PayoutObstacle.State, PayoutObstacle.State), (PayoutSteps.Met(again), PayoutSteps.Met(approvedAgain)));
        Assert.Equal(PayoutState.Pending, another.State);
        Assert.Equal(2, (await shop.Gateway.PayoutCreatesAsync()).Count);
    }
}
