using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class StartingPayinsTests
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public async Task A_payin_with_a_code_is_accepted_and_the_payer_waited_for()
    {
        var started = await new Exchange("direct.otp").RunAsync(_gateway, client => client.StartPayinAsync(Payins.ByOtp()));

        Assert.Equal("eyJ0eXAiOiJKV1Qi...", started.Token.Reveal());
        Assert.Null(started.PaymentPage);
    }

    [Fact]
    public async Task The_body_is_the_hosted_one_with_number_and_code()
    {
        const string Body =
            @"{'commande':{'invoice':{'items':[{'name':'Tissu','description':'Coton','quantity':5,'unit_price':2500,'total_price':12500}],"
            + @"'total_amount':12500,'devise':'XOF','description':'Commande du 15 avril',"
            + @"'customer':'22676275726','customer_firstname':'Awa','customer_lastname':'Ou\u00E9draogo',"
            + @"'customer_email':'awa@example.com','external_id':'','otp':'012345'},"
            + @"'store':{'name':'Faso Mode','website_url':'https://fasomode.example/'},"
            + @"'actions':{'cancel_url':'','return_url':'','callback_url':'https://fasomode.example/checkout/callback'},"
            + @"'custom_data':{'transaction_id':'ORD-2025-00042'}}}";

        await _gateway.Answers(Sample.Text("direct.otp")).Client().StartPayinAsync(Payins.ByOtp());

        Assert.Equal(Body.Replace('\'', '"'), Assert.Single(_gateway.Calls).Body);
    }

    [Fact]
    public async Task A_payin_by_prompt_needs_neither_code_nor_lines()
    {
        var started = await new Exchange("direct.push").RunAsync(_gateway, client => client.StartPayinAsync(WithoutLines(Payins.ByPush())));

        Assert.Null(started.PaymentPage);
    }

    [Theory]
    [InlineData("direct.operator-page", "mpayment.orange-money.com")]
    [InlineData("direct.ligdicash-page", "app.ligdicash.com")]
    public async Task A_payin_at_a_page_reports_its_address(string exchange, string host)
    {
        var started = await new Exchange(exchange).RunAsync(_gateway, client => client.StartPayinAsync(Payins.ByPage()));

        Assert.Equal(host, started.PaymentPage?.Host);
        Assert.Equal($"StartedPayin {{ {host} }}", started.ToString());
    }

    [Theory]
    [InlineData("+225 07 00 00 00 01", true)]
    [InlineData("+226 76 27 57 26", false)]
    public async Task The_number_selects_the_operators_whose_pages_are_accepted_by_default(string phone, bool accepted)
    {
        var payin = Payins.ByPage() with { OperatorPageHosts = null, Customer = PhoneNumber.Parse(phone) };

        var started = await _gateway.Answers(Sample.Text("direct.operator-page")).Client().StartPayinAsync(payin);

        Assert.Equal(accepted, started.PaymentPage is not null);
    }

    [Fact]
    public async Task An_operator_that_is_not_set_up_is_the_merchants_to_mend()
    {
        var refusal = await new Exchange("direct.refused").RefusesAsync(_gateway, client => client.StartPayinAsync(Payins.ByPush()));

        Assert.Equal("07", refusal.SubCode);
        Assert.Equal(LigdiCashErrorKind.Configuration, refusal.Kind);
        Assert.False(refusal.MayRetry);
        Assert.False(refusal.PayerMayCorrectCode);
        Assert.Equal(
            "LigdiCash refused straight/checkout-invoice/create with sub-code 07: "
                + "the operator is not set up for the project; ask LigdiCash.",
            refusal.Message);
    }

    [Fact]
    public async Task A_wrong_code_may_be_corrected_by_the_payer()
    {
        var refusal = await new Exchange("direct.wrong-otp").RefusesAsync(_gateway, client => client.StartPayinAsync(Payins.ByOtp()));

        Assert.Equal(LigdiCashErrorKind.WrongOtp, refusal.Kind);
        Assert.True(refusal.PayerMayCorrectCode);
    }

    [Fact]
    public async Task A_malformed_request_whose_description_names_the_code_is_a_missing_code()
    {
        var refusal = await new Exchange("direct.missing-otp").RefusesAsync(_gateway, client => client.StartPayinAsync(Payins.ByPush()));

        Assert.Equal(LigdiCashErrorKind.MissingOtp, refusal.Kind);
        Assert.True(refusal.PayerMayCorrectCode);
    }

    [Fact]
    public async Task A_malformed_request_is_otherwise_nothing_the_payer_can_help()
    {
        var body = Sample.With("direct.missing-otp", "description", "\"\"");

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().StartPayinAsync(Payins.ByPush()));

        Assert.Equal(LigdiCashErrorKind.Malformed, refusal.Kind);
        Assert.False(refusal.PayerMayCorrectCode);
    }

    [Theory]
    [InlineData("04")]
    [InlineData("05")]
    [InlineData("06")]
    public async Task After_an_operator_error_no_message_asks_to_try_again(string subCode)
    {
        var body = Sample.With("direct.refused", "response_text", $"\"Echec (Code{subCode})\"");

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Answers(body).Client().StartPayinAsync(Payins.ByPush()));

        Assert.Equal(LigdiCashErrorKind.GatewayFailure, refusal.Kind);
        Assert.False(refusal.MayRetry);
    }

    [Theory]
    [InlineData("\"Votre requête est en cours de traitement\"")]
    [InlineData("\"Statut: ok\"")]
    [InlineData("\"Voir https://pay.example/ plus tard\"")]
    [InlineData("\"javascript:alert(1)\"")]
    [InlineData("\"/pay/invoice/1\"")]
    [InlineData("\"\"")]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task A_text_that_is_no_address_means_to_wait(string? text)
    {
        var started = await _gateway.Answers(Sample.With("direct.otp", "response_text", text)).Client().StartPayinAsync(Payins.ByOtp());

        Assert.Null(started.PaymentPage);
        Assert.Equal("StartedPayin { wait }", started.ToString());
    }

    [Theory]
    [InlineData("http://mpayment.orange-money.com/ci")]
    [InlineData("http://localhost:5000/pay")]
    [InlineData("https://app.ligdicash.com@evil.example/")]
    [InlineData("ftp://app.ligdicash.com/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript://x/%0Aalert(1)")]
    [InlineData("https://")]
    [InlineData("https://pay.example/")]
    public async Task An_unsafe_page_address_is_withheld_and_the_token_is_kept(string address)
    {
        var started = await _gateway.Answers(Sample.With("direct.otp", "response_text", $"\"{address}\""))
            .Client().StartPayinAsync(Payins.ByOtp());

        Assert.False(started.Token.IsEmpty);
        Assert.Null(started.PaymentPage);
        Assert.NotNull(started.RefusedPage);
    }

    [Fact]
    public async Task An_emulators_page_is_accepted_where_plain_http_is_allowed()
    {
        (_gateway.Options.AllowPlainHttpGateway, _gateway.Options.BaseAddress) = (true, new("http://127.0.0.1:5090/"));

        var started = await _gateway.Answers(Sample.With("direct.otp", "response_text", "\"http://localhost:5000/pay\""))
            .Client().StartPayinAsync(Payins.ByOtp());

        Assert.Equal("http://localhost:5000/pay", started.PaymentPage?.AbsoluteUri);
    }

    [Fact]
    public async Task A_payin_that_cannot_be_sent_as_it_is_is_not_sent()
    {
        var payin = Payins.ByPush();
        var order = payin.Order;
        DirectPayin[] faulty =
        [
            payin with { Order = order with { TransactionId = "" } },
            payin with { Order = order with { TransactionId = "ORD\n42" } },
            payin with { Order = order with { TotalXof = 0 } },
            payin with { Order = order with { Items = [new("Tissu", "", 0, 1)] } },
            payin with { Order = order with { CallbackUrl = new("/callback", UriKind.Relative) } },
            payin with { Order = order with { ReturnUrl = new("/return", UriKind.Relative) } },
            payin with { Otp = new("12\n34") },
            payin with { Otp = new(new string('1', 256)) },
        ];

        foreach (var invalid in faulty)
        {
            var fault = await Assert.ThrowsAnyAsync<ArgumentException>(() => _gateway.Client().StartPayinAsync(invalid));
            Assert.DoesNotContain("12\n34", fault.Message, StringComparison.Ordinal);
        }

        var tooMuch = payin with { Order = order with { Items = [new("Tissu", "", 2, long.MaxValue)] } };
        await Assert.ThrowsAsync<OverflowException>(() => _gateway.Client().StartPayinAsync(tooMuch));
        Assert.Empty(_gateway.Calls);
    }

    private static DirectPayin WithoutLines(DirectPayin payin) => payin with { Order = payin.Order with { Items = [] } };
}
