using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class WalletTests
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public async Task A_code_is_asked_for_by_number_and_amount()
    {
        var otp = await new Exchange("debitotp.sent").RunAsync(_gateway, AskAsync);

        Assert.True(otp.Sent);
        Assert.Equal("OTP sent. Please check your phone.", otp.Message);
        Assert.Equal(
            "Accept: application/json\nApikey: KEY-4711\nAuthorization: Bearer TOKEN-0815\nContent-Length: 0", _gateway.Calls[0].Headers);
    }

    [Fact]
    public async Task A_code_that_was_not_sent_is_reported_and_its_reason_not_printed()
    {
        var otp = await new Exchange("debitotp.not-sent").RunAsync(_gateway, AskAsync);

        Assert.False(otp.Sent);
        Assert.Equal("WalletOtp { Sent = False }", otp.ToString());
    }

    [Fact]
    public async Task Bad_keys_answer_as_everywhere_else()
    {
        var refusal = await new Exchange("debitotp.bad-keys").RefusesAsync(_gateway, AskAsync);

        Assert.Equal("00", refusal.SubCode);
        Assert.Equal(LigdiCashErrorKind.Configuration, refusal.Kind);
    }

    [Theory]
    [InlineData("{\"error\":\"false\"}", true)]
    [InlineData("{\"error\":\"true\"}", false)]
    [InlineData("{\"error\":true,\"response_code\":\"00\"}", false)]
    [InlineData("{\"error\":false,\"message\":null}", true)]
    public async Task The_error_field_decides_whether_a_code_was_sent(string body, bool sent)
    {
        Assert.Equal(sent, (await AskAsync(_gateway.Answers(body).Client())).Sent);
    }

    [Theory]
    [InlineData("{\"error\":null}")]
    [InlineData("{\"error\":0}")]
    [InlineData("{\"error\":\"\"}")]
    [InlineData("{\"error\":[]}")]
    [InlineData("{\"response_code\":\"00\"}")]
    [InlineData("{\"response_code\":\"02\"}")]
    [InlineData("{\"message\":\"OTP sent\"}")]
    [InlineData("{\"error\":false,\"error\":true}")]
    public async Task An_answer_without_a_readable_error_field_is_unreadable(string body)
    {
        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => AskAsync(_gateway.Answers(body).Client()));

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
        Assert.True(failure.MayRetry);
        Assert.EndsWith("A code may have been sent nevertheless.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wallet_is_debited_with_number_and_code()
    {
        var started = await new Exchange("withotp.accepted").RunAsync(_gateway, client => client.DebitWalletAsync(Payins.ByOtp()));

        Assert.Equal("eyJ0eXAiOiJKV1Qi...", started.Token.Reveal());
        Assert.Null(started.PaymentPage);
    }

    [Theory]
    [InlineData("withotp.wrong", LigdiCashErrorKind.WrongOtp)]
    [InlineData("withotp.expired", LigdiCashErrorKind.ExpiredOtp)]
    [InlineData("withotp.missing", LigdiCashErrorKind.MissingOtp)]
    public async Task A_code_that_does_not_open_the_wallet_may_be_corrected(string exchange, LigdiCashErrorKind kind)
    {
        var refusal = await new Exchange(exchange).RefusesAsync(_gateway, client => client.DebitWalletAsync(Payins.ByOtp()));

        Assert.Equal(kind, refusal.Kind);
        Assert.True(refusal.PayerMayCorrectCode);
        Assert.False(refusal.MayRetry);
        Assert.DoesNotContain("012345", refusal.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wallet_closed_to_the_project_is_nothing_the_payer_can_help()
    {
        var refusal = await new Exchange("withotp.refused").RefusesAsync(_gateway, client => client.DebitWalletAsync(Payins.ByOtp()));

        Assert.Equal(LigdiCashErrorKind.Configuration, refusal.Kind);
        Assert.False(refusal.PayerMayCorrectCode);
    }

    [Fact]
    public async Task Without_a_code_or_an_amount_nothing_is_sent()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _gateway.Client().DebitWalletAsync(Payins.ByPush()));
        await Assert.ThrowsAsync<ArgumentException>(() => _gateway.Client().DebitWalletAsync(Payins.ByPush() with { Otp = new(" ") }));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => _gateway.Client().RequestWalletOtpAsync(Payins.Awa, 0));
        Assert.Empty(_gateway.Calls);
    }

    private static Task<WalletOtp> AskAsync(LigdiCashClient client) => client.RequestWalletOtpAsync(Payins.Awa, 12_500);
}
