using System.Text.Json;
using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class RequestRequirements
{
    private readonly StubGateway _gateway = new();

    public static TheoryData<string> Payins => ["hosted payin", "direct payin", "wallet debit"];

    public static TheoryData<string> PayoutFlows => ["payout", "wallet payout"];

    [Theory]
    [MemberData(nameof(Flows.Creating), MemberType = typeof(Flows))]
    public async Task R8_Our_reference_goes_out_in_custom_data(string flow)
    {
        var commande = await SentAsync(flow);

        Assert.StartsWith(
            flow.EndsWith("payout", StringComparison.Ordinal) ? "PAYOUT-ORD" : "ORD-2025",
            commande["custom_data"]!["transaction_id"]!.GetValue<string>(),
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Flows.Creating), MemberType = typeof(Flows))]
    public async Task R10_No_second_custom_key_can_get_into_external_id(string flow)
    {
        var commande = await SentAsync(flow);

        Assert.Equal("transaction_id", Assert.Single(commande["custom_data"]!.AsObject()).Key);
    }

    [Theory]
    [MemberData(nameof(Payins))]
    public async Task R15_Amounts_are_whole_numbers_of_XOF(string flow)
    {
        var invoice = (await SentAsync(flow))["invoice"]!;

        Assert.Equal("12500", invoice["total_amount"]!.ToJsonString());
        Assert.Equal("XOF", invoice["devise"]!.GetValue<string>());
        Assert.All(["quantity", "unit_price", "total_price"], field =>
            Assert.Equal(JsonValueKind.Number, invoice["items"]![0]![field]!.GetValueKind()));
    }

    [Theory]
    [MemberData(nameof(PayoutFlows))]
    public async Task R15_Amounts_of_payouts_are_whole_numbers_too(string flow)
    {
        Assert.Equal("5000", (await SentAsync(flow))["amount"]!.ToJsonString());
    }

    [Fact]
    public async Task R16_Hosted_customer_otp_and_external_id_are_empty()
    {
        var invoice = (await SentAsync("hosted payin"))["invoice"]!;

        Assert.All(["customer", "otp", "external_id"], field => Assert.Equal("", invoice[field]!.GetValue<string>()));
    }

    [Theory]
    [InlineData("+226 76 27 57 26")]
    [InlineData("00226-76.27.57.26")]
    public async Task R17_Direct_sends_the_number_as_digits_with_the_country_code(string written)
    {
        var payin = LigdiCash.Payins.ByPush() with { Customer = PhoneNumber.Parse(written) };

        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().StartPayinAsync(payin));

        Assert.Equal("22676275726", Commande["invoice"]!["customer"]!.GetValue<string>());
    }

    [Fact]
    public async Task R17_A_code_goes_out_as_text_with_its_zeros_and_only_when_there_is_one()
    {
        Assert.Equal("012345", (await SentAsync("direct payin"))["invoice"]!["otp"]!.GetValue<string>());
        Assert.Equal(
            [ValidationMode.UssdOtp, ValidationMode.SmsOtp],
            Operators.Default.All.Where(listed => listed.NeedsOtp).Select(listed => listed.Mode!.Value).Order());
    }

    [Fact]
    public async Task R17_Without_a_code_the_field_is_empty()
    {
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().StartPayinAsync(LigdiCash.Payins.ByPush()));

        Assert.Equal("", Commande["invoice"]!["otp"]!.GetValue<string>());
    }

    [Fact]
    public async Task R18_Return_and_cancel_are_not_swapped()
    {
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().StartPayinAsync(LigdiCash.Payins.ByPage()));

        Assert.Equal("https://fasomode.example/checkout/return/1", Commande["actions"]!["return_url"]!.GetValue<string>());
        Assert.Equal("https://fasomode.example/checkout/cancel/1", Commande["actions"]!["cancel_url"]!.GetValue<string>());
    }

    [Theory]
    [MemberData(nameof(Payins))]
    public async Task R19_A_payins_callback_address_is_among_its_actions(string flow)
    {
        var commande = await SentAsync(flow);

        Assert.Equal("https://fasomode.example/checkout/callback", commande["actions"]!["callback_url"]!.GetValue<string>());
        Assert.Null(commande["callback_url"]);
    }

    [Theory]
    [MemberData(nameof(PayoutFlows))]
    public async Task R19_A_payouts_callback_address_is_in_commande_itself(string flow)
    {
        var commande = await SentAsync(flow);

        Assert.Equal("https://fasomode.example/payouts/callback/1", commande["callback_url"]!.GetValue<string>());
        Assert.Null(commande["actions"]);
        Assert.Null(commande["invoice"]);
    }

    [Theory]
    [InlineData("wallet code", "/pay/v02/")]
    [InlineData("wallet debit", "/pay/v02/")]
    [InlineData("direct payin", "/pay/v01/")]
    public async Task R20_The_wallet_alone_speaks_version_2(string flow, string version)
    {
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().CallAsync(flow));

        Assert.StartsWith($"https://app.ligdicash.com{version}", _gateway.Calls[0].Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("debitotp.sent", true)]
    [InlineData("debitotp.not-sent", false)]
    public async Task R20_A_code_counts_as_sent_only_when_error_is_false(string answer, bool sent)
    {
        Assert.Equal(sent, (await _gateway.Answers(Sample.Text(answer)).Client().RequestWalletOtpAsync(LigdiCash.Payins.Awa, 12_500)).Sent);
    }

    [Theory]
    [MemberData(nameof(Payins))]
    public async Task R21_A_lines_total_is_its_price_times_its_quantity(string flow)
    {
        var line = (await SentAsync(flow))["invoice"]!["items"]![0]!;

        Assert.Equal(5, line["quantity"]!.GetValue<int>());
        Assert.Equal(2_500, line["unit_price"]!.GetValue<int>());
        Assert.Equal(12_500, line["total_price"]!.GetValue<int>());
    }

    private JsonNode Commande => JsonNode.Parse(Assert.Single(_gateway.Calls).Body)!["commande"]!;

    private async Task<JsonNode> SentAsync(string flow)
    {
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers("{}").Client().CallAsync(flow));
        return Commande;
    }
}
