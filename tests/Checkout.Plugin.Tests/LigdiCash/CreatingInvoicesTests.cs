using System.Net;
using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class CreatingInvoicesTests
{
    private readonly StubGateway _gateway = new();

    [Fact]
    public async Task The_request_is_exactly_the_documented_one()
    {
        await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(Invoices.OfTissu());

        var call = Assert.Single(_gateway.Calls);
        Assert.Equal("POST", call.Method);
        Assert.Equal("https://app.ligdicash.com/pay/v01/redirect/checkout-invoice/create", call.Url);
        Assert.Equal(
            $"""
            Accept: application/json
            Apikey: KEY-4711
            Authorization: Bearer TOKEN-0815
            Content-Length: {call.Body.Length}
            Content-Type: application/json
            """,
            call.Headers);
        Assert.Equal(
            """
            {"commande":{
            "invoice":{
            "items":[{"name":"Tissu","description":"Coton","quantity":5,"unit_price":2500,"total_price":12500}],
            "total_amount":12500,"devise":"XOF","description":"Commande du 15 avril","customer":"",
            "customer_firstname":"Awa","customer_lastname":"Ou\u00E9draogo","customer_email":"awa@example.com",
            "external_id":"","otp":""},
            "store":{"name":"Faso Mode","website_url":"https://fasomode.example/"},
            "actions":{
            "cancel_url":"https://fasomode.example/checkout/cancel/1",
            "return_url":"https://fasomode.example/checkout/return/1",
            "callback_url":"https://fasomode.example/checkout/callback"},
            "custom_data":{"transaction_id":"ORD-2025-00042"}}}
            """.ReplaceLineEndings(""),
            call.Body);
    }

    [Fact]
    public async Task A_domain_with_accents_is_sent_in_its_ascii_form()
    {
        var order = Invoices.OfTissu() with
        {
            StoreWebsite = new("https://épicerie.example"), ReturnUrl = new("https://épicerie.example:8443/caisse/return/1?a=é"),
        };

        await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(order);

        var body = Assert.Single(_gateway.Calls).Body;
        Assert.Contains("\"https://xn--picerie-9xa.example/\"", body, StringComparison.Ordinal);
        Assert.Contains("\"https://xn--picerie-9xa.example:8443/caisse/return/1?a=%C3%A9\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_gives_the_token_and_the_page_as_they_are()
    {
        var created = await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(Invoices.OfTissu());

        Assert.Equal("eyJ0eXAiOiJKV1Qi...", created.Token.Reveal());
        Assert.Equal("https://app.ligdicash.com/pay/invoice/eyJ0eXAiOiJKV1Qi...", created.PaymentPage.AbsoluteUri);
    }

    [Theory]
    [InlineData("https://gateway.example/ligdi", "https://gateway.example/ligdi/pay/v01/redirect/checkout-invoice/create")]
    [InlineData("https://gateway.example:8443/ligdi/", "https://gateway.example:8443/ligdi/pay/v01/redirect/checkout-invoice/create")]
    public async Task A_path_in_the_base_address_is_kept(string baseAddress, string url)
    {
        _gateway.Options.BaseAddress = new Uri(baseAddress);

        await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(Invoices.OfTissu());

        Assert.Equal(url, _gateway.Calls[0].Url);
    }

    [Fact]
    public async Task Texts_are_cut_at_255_between_characters_and_lose_control_characters()
    {
        var invoice = Invoices.OfTissu() with { Description = "a\r\nb\0\u0085c", StoreName = new string('x', 254) + "😀" };

        await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(invoice);

        var commande = JsonNode.Parse(_gateway.Calls[0].Body)!["commande"]!;
        Assert.Equal("abc", commande["invoice"]!["description"]!.GetValue<string>());
        Assert.Equal(new string('x', 254), commande["store"]!["name"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_invoice_without_lines_sends_an_empty_list()
    {
        await _gateway.Answers(Sample.Text("create.success")).Client().CreateInvoiceAsync(Invoices.OfTissu() with { Items = [] });

        Assert.Contains("\"items\":[],", _gateway.Calls[0].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reference_that_would_not_come_back_unchanged_is_not_sent()
    {
        foreach (var reference in new[] { "", "ORD\n42", "ORD" + "😀"[0], new string('x', 256) })
        {
            var invoice = Invoices.OfTissu() with { TransactionId = reference };
            await Assert.ThrowsAsync<ArgumentException>(() => _gateway.Client().CreateInvoiceAsync(invoice));
        }

        Assert.Empty(_gateway.Calls);
    }

    [Fact]
    public async Task Impossible_amounts_are_not_sent()
    {
        var client = _gateway.Client();
        var invoice = Invoices.OfTissu();

        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateInvoiceAsync(invoice with { TotalXof = 0 }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateInvoiceAsync(invoice with { Items = [new("a", "", 0, 5)] }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateInvoiceAsync(invoice with { Items = [new("a", "", 1, -5)] }));
        await Assert.ThrowsAsync<OverflowException>(
            () => client.CreateInvoiceAsync(invoice with { Items = [new("a", "", 3, long.MaxValue / 2)] }));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.CreateInvoiceAsync(invoice with { ReturnUrl = new("/return", UriKind.Relative) }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateInvoiceAsync(invoice with { ReturnUrl = null }));
        await Assert.ThrowsAsync<ArgumentException>(() => client.CreateInvoiceAsync(invoice with { CancelUrl = null }));

        Assert.Empty(_gateway.Calls);
    }

    [Theory]
    [InlineData("Echec (Code00)", "00", false, "the keys were not accepted")]
    [InlineData("Echec (Code02)", "02", false, "the amount is out of range")]
    [InlineData("Echec (Code03)", "03", false, "IP address")]
    [InlineData("Echec (Code04)", "04", true, "an error inside the gateway")]
    [InlineData("Echec (Code05)", "05", true, "an error while sending to the operator")]
    [InlineData("Echec (Code16)", "16", false, "one-time code had expired")]
    [InlineData("Echec (Code03a)", "03a", false, "not a code this library knows")]
    [InlineData("Echec (Code123)", "123", false, "not a code this library knows")]
    [InlineData("Code04 sans parenthèses", null, false, "without a sub-code")]
    [InlineData("", null, false, "without a sub-code")]
    public async Task A_refusal_reports_its_sub_code_and_meaning(string text, string? subCode, bool mayRetry, string meaning)
    {
        _gateway.Answers(Sample.With("create.refused", "response_text", $"\"{text}\""));

        var refusal = await RefusedCreateAsync();

        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        Assert.Equal(subCode, refusal.SubCode);
        Assert.Equal(mayRetry, refusal.MayRetry);
        Assert.Contains("createInvoice", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(meaning, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    public async Task A_refusal_is_read_with_a_2xx_and_a_4xx_status(HttpStatusCode status)
    {
        _gateway.Answers("\uFEFF" + Sample.Text("create.refused"), status);

        Assert.Equal("00", (await RefusedCreateAsync()).SubCode);
    }

    [Theory]
    [InlineData("https://client.ligdicash.com/wiki/createInvoice", true)]
    [InlineData("http://client.ligdicash.com/wiki/createInvoice", false)]
    [InlineData("https://client.ligdicash.com/wiki/../admin", false)]
    [InlineData("https://client.ligdicash.com.evil.example/wiki/x", false)]
    [InlineData("https://user@client.ligdicash.com/wiki/x", false)]
    [InlineData("javascript:alert(1)", false)]
    public async Task Only_the_gateways_own_wiki_is_passed_on(string wiki, bool kept)
    {
        _gateway.Answers(Sample.With("create.refused", "wiki", $"\"{wiki}\""));

        Assert.Equal(kept ? wiki : null, (await RefusedCreateAsync()).Wiki?.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://app.ligdicash.com/pay/1", true, false)]
    [InlineData("http://localhost:5000/pay/1", false, false)]
    [InlineData("http://localhost:5000/pay/1", true, true)]
    [InlineData("http://127.0.0.1:5000/pay/1", true, true)]
    [InlineData("https://client.ligdicash.com/directpayment/invoice/x", false, true)]
    [InlineData("https://app.ligdicash.com@evil.example/pay", false, false)]
    [InlineData("javascript:alert(1)", true, false)]
    [InlineData("//app.ligdicash.com/pay", true, false)]
    [InlineData("Votre requête est en cours de traitement", true, false)]
    [InlineData("", true, false)]
    public async Task The_payer_is_sent_to_https_only_except_to_an_allowed_local_emulator(string page, bool plainHttp, bool accepted)
    {
        (_gateway.Options.AllowPlainHttpGateway, _gateway.Options.BaseAddress) =
            (plainHttp, plainHttp ? new("http://127.0.0.1:5090/") : _gateway.Options.BaseAddress);
        _gateway.Answers(Sample.With("create.success", "response_text", $"\"{page}\""));

        var failure = await Record.ExceptionAsync(() => _gateway.Client().CreateInvoiceAsync(Invoices.OfTissu()));

        Assert.Equal(accepted ? null : LigdiCashFailure.Unreadable, (failure as LigdiCashException)?.Reason);
    }

    [Theory]
    [InlineData("token", "\"\"")]
    [InlineData("token", null)]
    [InlineData("token", "{}")]
    [InlineData("response_code", "\"02\"")]
    [InlineData("response_code", "0")]
    [InlineData("response_code", null)]
    public async Task A_success_with_something_missing_is_unreadable(string field, string? json)
    {
        _gateway.Answers(Sample.With("create.success", field, json));

        var failure = await RefusedCreateAsync();

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
        Assert.False(failure.MayRetry);
    }

    private async Task<LigdiCashException> RefusedCreateAsync() =>
        await Assert.ThrowsAsync<LigdiCashException>(() => _gateway.Client().CreateInvoiceAsync(Invoices.OfTissu()));
}
