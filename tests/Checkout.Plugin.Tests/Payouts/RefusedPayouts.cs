using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

public sealed class RefusedPayouts
{
    public static TheoryData<PayoutMethod, string> EverySubCode => new(
        LigdiCashErrorCodes.CreatePayout.Keys.Select(code => (PayoutMethod.MobileMoney, code))
            .Concat(LigdiCashErrorCodes.CreateWalletPayout.Keys.Select(code => (PayoutMethod.Wallet, code))));

    [Theory]
    [MemberData(nameof(EverySubCode))]
    public async Task R44_A_documented_refusal_fails_the_payout_unless_money_may_move(PayoutMethod method, string subCode)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync(method == PayoutMethod.MobileMoney ? "payout-create" : "withdrawal-create", $"code{subCode}");

        var sent = await shop.SendsAsync(PayoutSteps.Draft(method: method));
        await shop.AdvancesAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(10));

        (PayoutMethod, string)[] doubtful =
        [
            (PayoutMethod.MobileMoney, "09"), (PayoutMethod.MobileMoney, "10"),
            (PayoutMethod.Wallet, "07"), (PayoutMethod.Wallet, "08"), (PayoutMethod.Wallet, "10"),
        ];
        Assert.Equal(doubtful.Contains((method, subCode)) ? CheckoutPayoutStatus.Unknown : CheckoutPayoutStatus.Failed, sent.Status);
        Assert.Equal(sent.Status, await shop.PayoutStatusAsync(sent.Id));
        Assert.Contains($"sub-code {subCode}", sent.Explanation, StringComparison.Ordinal);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Theory]
    [InlineData("code77")]
    [InlineData("code99z")]
    public async Task An_unknown_refusal_is_no_clear_refusal(string fault)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", fault);

        Assert.Equal(CheckoutPayoutStatus.Unknown, (await shop.SendsAsync()).Status);
    }

    [Fact]
    public async Task A_failed_payout_is_not_sent_again_but_another_may_be()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "code08");
        var failed = await shop.SendsAsync();

        var again = await shop.Payouts().SendAsync(failed.Id, PayoutSteps.Manager);
        var approvedAgain = await shop.Payouts().ApproveAsync(failed.Id, failed.Fingerprint, PayoutSteps.Manager);
        var another = await shop.SendsAsync();

        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(again));
        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(approvedAgain));
        Assert.Equal(CheckoutPayoutStatus.Pending, another.Status);
        Assert.Equal(2, (await shop.Gateway.PayoutCreatesAsync()).Count);
    }
}
