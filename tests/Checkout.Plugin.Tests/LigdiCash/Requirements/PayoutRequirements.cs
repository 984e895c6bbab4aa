using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class PayoutRequirements
{
    private readonly StubGateway _gateway = new();

    [Theory]
    [InlineData("payout", "01", LigdiCashErrorKind.Configuration)]
    [InlineData("payout", "06", LigdiCashErrorKind.Configuration)]
    [InlineData("payout", "14", LigdiCashErrorKind.Configuration)]
    [InlineData("payout", "08", LigdiCashErrorKind.Funds)]
    [InlineData("wallet payout", "01", LigdiCashErrorKind.Configuration)]
    [InlineData("wallet payout", "06", LigdiCashErrorKind.Configuration)]
    [InlineData("wallet payout", "04", LigdiCashErrorKind.Funds)]
    public async Task R48_A_missing_right_address_or_fund_is_reported_as_such(string flow, string subCode, LigdiCashErrorKind kind)
    {
        Assert.Equal(kind, (await RefusedAsync(flow, subCode)).Kind);
    }

    [Fact]
    public async Task R49_A_recipient_without_an_account_is_sent_to_the_other_route()
    {
        var refusal = await RefusedAsync("wallet payout", "02");

        Assert.Equal(LigdiCashErrorKind.Recipient, refusal.Kind);
        Assert.Contains("pay out to the mobile-money number instead", refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith("/pay/v01/withdrawal/create", _gateway.Calls[0].Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WalletPayoutMode.KeepInWallet, "1")]
    [InlineData(WalletPayoutMode.ForwardToMobileMoney, "0")]
    public async Task R50_A_payout_to_a_wallet_always_says_what_becomes_of_the_money(WalletPayoutMode mode, string number)
    {
        await _gateway.Answers(Sample.Text("withdrawal.kept")).Client().CreateWalletPayoutAsync(Payouts.Refund(), mode);

        Assert.Equal(number, Commande["top_up_wallet"]!.ToJsonString());
    }

    [Fact]
    public async Task R50_A_payout_to_mobile_money_never_does()
    {
        await _gateway.Answers(Sample.Text("payout.accepted")).Client().CreatePayoutAsync(Payouts.Refund());

        Assert.False(Commande.AsObject().ContainsKey("top_up_wallet"));
    }

    [Fact]
    public async Task R52_A_refund_is_a_payout_under_a_reference_of_its_own()
    {
        await _gateway.Answers(Sample.Text("payout.accepted")).Client().CreatePayoutAsync(Payouts.Refund());

        Assert.Equal("PAYOUT-ORD-2024-001", Commande["custom_data"]!["transaction_id"]!.GetValue<string>());
    }

    private JsonNode Commande => JsonNode.Parse(Assert.Single(_gateway.Calls).Body)!["commande"]!;

    private Task<LigdiCashException> RefusedAsync(string flow, string subCode)
    {
        var body = Sample.With("payout.refused", "response_text", $"\"Echec (Code{subCode})\"");
        return Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().CallAsync(flow));
    }
}
