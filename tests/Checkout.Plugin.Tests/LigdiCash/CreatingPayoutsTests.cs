using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class CreatingPayoutsTests
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public async Task A_payout_to_mobile_money_is_exactly_the_documented_one()
    {
        var created = await new Exchange("payout.accepted").RunAsync(_gateway, client => client.CreatePayoutAsync(Payouts.Refund()));

        Assert.Equal("{PAYOUT_TOKEN}", created.Token.Reveal());
        Assert.Equal("CreatedPayout { Token = *** }", created.ToString());
    }

    [Theory]
    [InlineData("withdrawal.kept", WalletPayoutMode.KeepInWallet)]
    [InlineData("withdrawal.forwarded", WalletPayoutMode.ForwardToMobileMoney)]
    public async Task A_payout_to_a_wallet_says_whether_the_money_stays_there(string exchange, WalletPayoutMode mode)
    {
        var created = await new Exchange(exchange).RunAsync(_gateway, client => client.CreateWalletPayoutAsync(Payouts.Refund(), mode));

        Assert.Equal("{PAYOUT_TOKEN}", created.Token.Reveal());
    }

    [Theory]
    [InlineData("payout.refused", "06", LigdiCashErrorKind.Configuration)]
    [InlineData("payout.repeated", "04", LigdiCashErrorKind.TooSoon)]
    public async Task A_refused_payout_reports_its_reason(string exchange, string subCode, LigdiCashErrorKind kind)
    {
        var refusal = await new Exchange(exchange).RefusesAsync(_gateway, client => client.CreatePayoutAsync(Payouts.Refund()));

        Assert.Equal(subCode, refusal.SubCode);
        Assert.Equal(kind, refusal.Kind);
        Assert.False(refusal.MayRetry);
        Assert.Equal("/wiki/createStraightWithdrawal", refusal.Wiki?.AbsolutePath);
    }

    [Theory]
    [InlineData("withdrawal.refused", "02", LigdiCashErrorKind.Recipient)]
    [InlineData("withdrawal.repeated", "03a", LigdiCashErrorKind.TooSoon)]
    [InlineData("withdrawal.used", "07", LigdiCashErrorKind.AlreadyUsed)]
    public async Task A_refused_payout_to_a_wallet_reports_its_reason(string exchange, string subCode, LigdiCashErrorKind kind)
    {
        var refusal = await new Exchange(exchange).RefusesAsync(
            _gateway, client => client.CreateWalletPayoutAsync(Payouts.Refund(), WalletPayoutMode.KeepInWallet));

        Assert.Equal(subCode, refusal.SubCode);
        Assert.Equal(kind, refusal.Kind);
        Assert.False(refusal.MayRetry);
    }

    [Theory]
    [InlineData("\"02\"", "\"Echec (Code04)\"", LigdiCashFailure.Refused)]
    [InlineData("\"02\"", "\"\"", LigdiCashFailure.Unreadable)]
    [InlineData("null", "\"\"", LigdiCashFailure.Unreadable)]
    [InlineData("\"01\"", "\"\"", LigdiCashFailure.Refused)]
    public async Task Only_01_or_a_sub_code_is_a_refusal(string code, string text, LigdiCashFailure reason)
    {
        var body = $"{{\"response_code\":{code},\"response_text\":{text},\"token\":\"\"}}";

        var failure = await Assert.ThrowsAsync<LigdiCashException>(
            () => _gateway.Answers(body).Client().CreatePayoutAsync(Payouts.Refund()));

        Assert.Equal(reason, failure.Reason);
        Assert.False(failure.MayRetry);
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \"")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData(null)]
    public async Task A_success_without_a_token_may_have_moved_money(string? token)
    {
        var body = Sample.With("payout.accepted", "token", token);

        var failure = await Assert.ThrowsAsync<LigdiCashException>(
            () => _gateway.Answers(body).Client().CreatePayoutAsync(Payouts.Refund()));

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
        Assert.EndsWith("The money may be on its way nevertheless.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payout_that_cannot_be_sent_as_it_is_is_not_sent()
    {
        var payout = Payouts.Refund();
        var client = _gateway.Client();

        await Assert.ThrowsAsync<ArgumentException>(() => client.CreatePayoutAsync(payout with { TransactionId = "" }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreatePayoutAsync(payout with { AmountXof = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.CreatePayoutAsync(payout with { CallbackUrl = new("/x", UriKind.Relative) }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.CreateWalletPayoutAsync(payout, (WalletPayoutMode)2));
        Assert.Empty(_gateway.Calls);
    }
}
