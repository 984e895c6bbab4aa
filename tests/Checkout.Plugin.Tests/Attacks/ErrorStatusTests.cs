using System.Net;
using System.Text;
using Checkout.Plugin.Tests.Payouts;
using LigdiCash.Client;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// A gateway body with a contradicting HTTP status, as a broken proxy or an unfinished deployment sends it.
public sealed class ErrorStatusTests
{
    public static TheoryData<int> ErrorStatuses => [302, 400, 404, 408, 418, 429, 500, 502, 503];

    public static TheoryData<int> StatusesWithoutInformation => [302, 304, 408, 429, 500, 502, 503];

    [Theory]
    [MemberData(nameof(ErrorStatuses))]
    public async Task A72_An_error_answer_that_says_completed_pays_nothing(int status)
    {
        var statuses = new Statuses { Confirms = status };
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new StatusHandler(statuses)) });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.SettlesAsync();
        var during = (await shop.PaymentByIdAsync(id)).Status;
        statuses.Confirms = null;
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CheckoutPaymentStatus.Pending, during);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [MemberData(nameof(ErrorStatuses))]
    public async Task A72_An_error_answer_with_a_payment_page_shows_no_page(int status)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new StatusHandler(new() { Creates = status })) });
        var cart = Some.Cart();

        var answer = await (await shop.GoesToPayAsync(cart)).PressesPayAsync();

        Assert.Null(answer.Find("a[data-checkout-forward]"));
        Assert.Equal(CheckoutPaymentStatus.Abandoned, (await shop.PaymentAsync(cart.Reference)).Status);
    }

    [Theory]
    [MemberData(nameof(ErrorStatuses))]
    public async Task A72_An_error_answer_to_a_prompt_leaves_the_payment_unknown(int status)
    {
        await using var shop = await OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new StatusHandler(new() { Creates = status })) });

        var unknown = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        Assert.Equal("unknown", unknown.Status);
    }

    [Theory]
    [InlineData(200, CheckoutPayoutStatus.Failed)]
    [InlineData(400, CheckoutPayoutStatus.Failed)]
    [InlineData(403, CheckoutPayoutStatus.Failed)]
    [InlineData(302, CheckoutPayoutStatus.Unknown)]
    [InlineData(408, CheckoutPayoutStatus.Unknown)]
    [InlineData(429, CheckoutPayoutStatus.Unknown)]
    [InlineData(500, CheckoutPayoutStatus.Unknown)]
    [InlineData(502, CheckoutPayoutStatus.Unknown)]
    public async Task A72_A_refused_payout_has_failed_only_with_a_2xx_or_4xx_status(int status, CheckoutPayoutStatus state)
    {
        await using var shop = await Shop.OpenAsync(new() { Emulator = [$"--Emulator:RefusalStatus={status}"] });
        await shop.Gateway.FailsAsync("payout-create", "code02");

        Assert.Equal(state, (await shop.SendsAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(ErrorStatuses))]
    public async Task A72_An_error_answer_that_accepts_a_payout_leaves_it_unknown(int status)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Host = builder => builder.Services.AddBeforeGateway(() => new StatusHandler(new() { Creates = status })) });

        Assert.Equal(CheckoutPayoutStatus.Unknown, (await shop.SendsAsync()).Status);
    }

    [Theory]
    [MemberData(nameof(StatusesWithoutInformation))]
    public async Task A72_A_refusal_with_an_unfitting_status_is_no_refusal(int status)
    {
        await using var shop = await OpenAsync(new() { Emulator = [$"--Emulator:RefusalStatus={status}"] });
        await shop.Gateway.FailsAsync("direct-create", "code02");

        var unknown = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        Assert.Equal("unknown", unknown.Status);
    }

    [Theory]
    [InlineData("""{"response_code":"00","status":"completed","amount":5000,"montant":5000}""")]
    [InlineData("""{"response_code":"01","status":"completed","amount":5000,"montant":5000}""")]
    [InlineData("""{"response_code":"01","response_text":"Echec (03)"}""")]
    [InlineData("""{"response_code":"00","response_text":"Echec (Code03)"}""")]
    public async Task A_4xx_answer_without_a_refusal_is_unreadable(string body)
    {
        var client = new LigdiCash.StubGateway().Answers(body, HttpStatusCode.BadRequest).Client();

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
    }

    [Fact]
    public async Task A_4xx_refusal_has_no_outcome_whatever_else_it_says()
    {
        var client = new LigdiCash.StubGateway()
            .Answers("""{"response_code":"01","response_text":"Echec (Code03)","status":"completed"}""", HttpStatusCode.BadRequest)
            .Client();

        var failure = await Assert.ThrowsAsync<LigdiCashException>(() => client.ConfirmInvoiceAsync(new("TOK")));

        Assert.Equal(LigdiCashFailure.Refused, failure.Reason);
    }

    [Theory]
    [InlineData("""{"error":true,"message":"inconnu"}""", false)]
    [InlineData("""{"error":false,"message":"envoyé"}""", null)]
    [InlineData("""{"error":false,"response_code":"01","response_text":"Echec (Code03)"}""", null)]
    public async Task A_wallet_code_was_sent_only_by_a_2xx_answer(string body, bool? sent)
    {
        var client = new LigdiCash.StubGateway().Answers(body, HttpStatusCode.BadRequest).Client();
        WalletOtp? answer = null;

        await Record.ExceptionAsync(async () => answer = await client.RequestWalletOtpAsync(PhoneNumber.Parse("22670000001"), 5_000));

        Assert.Equal(sent, answer?.Sent);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.Found)]
    public async Task An_error_answer_that_refuses_the_keys_does_not_change_them(HttpStatusCode status)
    {
        var gateway = new LigdiCash.StubGateway();
        (gateway.Options.OtherApiKey, gateway.Options.OtherApiToken) = (new("KEY-2"), new("TOKEN-2"));
        gateway.Answers("""{"response_code":"01","response_text":"Echec (Code00)"}""", status).Answers(
            """{"response_code":"01","response_text":"Echec (Code03)"}""");
        var client = gateway.Client();

        await Assert.ThrowsAsync<LigdiCashException>(() => client.CreateInvoiceAsync(LigdiCash.Invoices.OfTissu()));
        await Assert.ThrowsAsync<LigdiCashException>(() => client.CreateInvoiceAsync(LigdiCash.Invoices.OfTissu()));

        Assert.Contains("Apikey: KEY-4711", gateway.Calls[1].Headers, StringComparison.Ordinal);
    }

    private sealed class Statuses
    {
        public int? Confirms { get; set; }

        public int? Creates { get; init; }
    }

    // The gateway executes the request, and only the status of its answer changes.
    private sealed class StatusHandler(Statuses statuses) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if ((request.Method == HttpMethod.Get ? statuses.Confirms : statuses.Creates) is not { } status)
            {
                return answer;
            }

            var body = await answer.Content.ReadAsStringAsync(cancellationToken);
            return new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
