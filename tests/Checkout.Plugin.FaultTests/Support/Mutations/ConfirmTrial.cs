using System.Globalization;
using LigdiCash.Client;

namespace Checkout.Plugin.Tests;

// A payment that waits for confirmation, and the gateway's genuine answer about it.
internal sealed class ConfirmTrial
{
    private static readonly CheckoutPaymentStatus[] Waiting =
        [CheckoutPaymentStatus.Pending, CheckoutPaymentStatus.NotCompleted, CheckoutPaymentStatus.Expired];
    private readonly CheckoutPaymentStatus _status;

    public ConfirmTrial(Dice dice)
    {
        (Id, Token, Amount, _status) = ($"a{dice.Hex(31)}", $"t{dice.Hex(40)}", 100 + dice.Below(1_999_900), dice.OneOf(Waiting));
    }

    public string Id { get; }

    public string Token { get; }

    public long Amount { get; }

    public string Digits => Amount.ToString(CultureInfo.InvariantCulture);

    public AnswerJson Honest => new()
    {
        ["response_code"] = "\"00\"",
        ["status"] = "\"completed\"",
        ["operator_id"] = "\"14\"",
        ["operator_name"] = "\"MOOV CI\"",
        ["customer"] = "\"2250171584035\"",
        ["montant"] = Digits,
        ["amount"] = Digits,
        ["date"] = "\"2026-04-15 11:19:28+00\"",
        ["external_id"] = $"\"{Id}\"",
        ["request_id"] = "\"P2771491712026\"",
        ["token"] = "\"\"",
        ["response_text"] = "\"\"",
        ["custom_data"] = AnswerJson.Echo(Id),
        ["customer_details"] =
            """{"firstname":"Amadou","lastname":"Diallo","email":"amadou@example.com","phone":"2250171584035","details":""}""",
        ["wiki"] = "\"https://client.ligdicash.com/wiki/confirmInvoice\"",
    };

    // Confirms the payment through the client. An unreadable answer changes nothing.
    public async Task<CheckoutPayment> ConfirmAsync(HttpContent answer, int httpStatus = 200)
    {
        var payment = new CheckoutPayment(new()
        {
            Id = Id,
            Reference = "a basket",
            Status = _status.ToString(),
            Version = 2,
            Amount = Amount,
            Method = nameof(PaymentMethods.Hosted),
            TokenHash = Digest.Of(Token),
        });
        using var gateway = new OneAnswer(answer, httpStatus);
        using var http = new HttpClient(gateway);
        try
        {
            payment.Confirm(
                await new LigdiCashClient(http, Options(), TimeProvider.System).ConfirmInvoiceAsync(new(Token)),
                TimeProvider.System.GetUtcNow());
        }
        catch (LigdiCashException)
        {
            // The answer says nothing about the payment.
        }

        return payment;
    }

    // The timeout is too short for a retry.
    private static LigdiCashOptions Options() =>
        new() { ApiKey = new("a-key"), ApiToken = new("a-token"), Timeout = TimeSpan.FromSeconds(4) };

    private sealed class OneAnswer(HttpContent content, int status) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage((System.Net.HttpStatusCode)status) { Content = content });
    }
}
