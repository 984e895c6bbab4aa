using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class AnswerRequirements
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public async Task R14_The_request_id_for_support_is_reported()
    {
        Assert.Equal("P2771491712026", (await ConfirmAsync(Sample.Text("confirm.pending"))).RequestId);
    }

    [Fact]
    public async Task R25_An_address_is_for_the_payer_and_a_sentence_means_to_wait()
    {
        var client = _gateway.Answers(Sample.Text("direct.operator-page")).Answers(Sample.Text("direct.otp")).Client();

        Assert.Equal("mpayment.orange-money.com", (await client.StartPayinAsync(Payins.ByPage())).PaymentPage?.Host);
        Assert.Null((await client.StartPayinAsync(Payins.ByOtp())).PaymentPage);
    }

    [Fact]
    public async Task R37_An_understood_call_is_not_a_payment()
    {
        Assert.Equal(InvoiceStatus.Pending, (await ConfirmAsync(Sample.Text("confirm.pending"))).Status);
        Assert.Equal(InvoiceStatus.Unknown, (await ConfirmAsync("{\"response_code\":\"00\"}")).Status);
    }

    [Theory]
    [InlineData("confirm.pending", "payout-confirm.pending")]
    public async Task R38_Pending_is_reported_as_pending(string payin, string payout)
    {
        Assert.Equal(InvoiceStatus.Pending, (await ConfirmAsync(Sample.Text(payin))).Status);
        Assert.Equal(
            PayoutStatus.Pending,
            (await _gateway.Answers(Sample.Text(payout)).Client().ConfirmPayoutAsync(new("eyJ0eXAiOiJKV1Qi..."))).Status);
    }

    [Theory]
    [InlineData("payin status")]
    [InlineData("payout status")]
    public async Task R40_Two_confirms_of_one_token_are_at_least_3_seconds_apart(string flow)
    {
        _gateway.Fails(new HttpRequestException()).Fails(new HttpRequestException());

        await _gateway.FinishAsync(_gateway.Client().CallAsync(flow));

        Assert.InRange(_gateway.Calls[1].At - _gateway.Calls[0].At, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4));
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R43_A_refusal_reports_sub_code_and_wiki_and_is_not_repeated(string flow)
    {
        var refusal = await RefusedAsync(flow, "01");

        Assert.Equal("01", refusal.SubCode);
        Assert.Equal("https://client.ligdicash.com/wiki/createInvoice", refusal.Wiki?.AbsoluteUri);
        Assert.Single(_gateway.Calls);
    }

    [Theory]
    [InlineData("hosted payin", LigdiCashErrorKind.GatewayFailure)]
    [InlineData("payin status", LigdiCashErrorKind.Malformed)]
    [InlineData("payout", LigdiCashErrorKind.TooSoon)]
    [InlineData("wallet payout", LigdiCashErrorKind.Funds)]
    public async Task R44_One_sub_code_means_another_thing_at_each_endpoint(string flow, LigdiCashErrorKind kind)
    {
        Assert.Equal(kind, (await RefusedAsync(flow, "04")).Kind);
    }

    [Theory]
    [MemberData(nameof(Flows.All), MemberType = typeof(Flows))]
    public async Task R45_No_message_repeats_the_gateways_own_words(string flow)
    {
        Assert.DoesNotContain("Echec", (await RefusedAsync(flow, "04")).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://client.ligdicash.com/wiki/createInvoice", "https://client.ligdicash.com/wiki/createInvoice")]
    [InlineData("https://client.ligdicash.com/", null)]
    [InlineData("https://client.ligdicash.com.evil.example/wiki/x", null)]
    [InlineData("http://client.ligdicash.com/wiki/createInvoice", null)]
    [InlineData("https://client.ligdicash.com/wiki/../login", null)]
    public async Task R46_The_wiki_is_below_one_folder_and_is_never_fetched(string wiki, string? told)
    {
        var body = Sample.With("direct.refused", "wiki", $"\"{wiki}\"");

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().StartPayinAsync(Payins.ByPush()));

        Assert.Equal(told, refusal.Wiki?.AbsoluteUri);
        Assert.Single(_gateway.Calls);
    }

    private Task<LigdiCashException> RefusedAsync(string flow, string subCode)
    {
        var body = Sample.With("create.refused", "response_text", $"\"Echec (Code{subCode})\"");
        return Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().CallAsync(flow));
    }

    private Task<InvoiceConfirmation> ConfirmAsync(string body) => _gateway.Answers(body).Client().ConfirmInvoiceAsync(new("TOK"));
}
