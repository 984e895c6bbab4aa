using System.Security.Cryptography;
using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class ConfirmingInvoicesTests
{
    private const string Hash = """{"keyof_customdata":"hash","valueof_customdata":"x"}""";
    private const string A = """{"keyof_customdata":"transaction_id","valueof_customdata":"A"}""";
    private const string B = """{"keyof_customdata":"transaction_id","valueof_customdata":"B"}""";
    private const string OtherCase = """{"keyof_customdata":"Transaction_id","valueof_customdata":"B"}""";
    private const string LongerKey = """{"keyof_customdata":"my_transaction_id","valueof_customdata":"C"}""";

    private readonly StubGateway _gateway = new();

    [Theory]
    [InlineData("invoiceToken")]
    [InlineData("token")]
    public async Task The_request_is_exactly_the_documented_one(string parameter)
    {
        _gateway.Options.ConfirmTokenParameter = parameter;

        await _gateway.Answers(Sample.Text("confirm.pending")).Client().ConfirmInvoiceAsync(new("a.b+c/d&e=é"));

        var call = Assert.Single(_gateway.Calls);
        Assert.Equal("GET", call.Method);
        Assert.Equal(
            $"https://app.ligdicash.com/pay/v01/redirect/checkout-invoice/confirm/?{parameter}=a.b%2Bc%2Fd%26e%3D%C3%A9", call.Url);
        Assert.Equal("Accept: application/json\nApikey: KEY-4711\nAuthorization: Bearer TOKEN-0815\nContent-Length: 0", call.Headers);
        Assert.Empty(call.Body);
    }

    [Fact]
    public async Task An_empty_token_is_not_confirmed()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _gateway.Client().ConfirmInvoiceAsync(new(" ")));
    }

    [Fact]
    public async Task A_completed_answer_is_read_in_full()
    {
        var body = Sample.Text("confirm.completed");

        var confirmation = await ConfirmAsync(body);

        Assert.Equal(
            new InvoiceConfirmation
            {
                Status = InvoiceStatus.Completed,
                AmountXof = 5_000,
                MontantXof = 5_000,
                TransactionId = "ORD-2025-00042",
                ExternalId = "ORD-2025-00042",
                RequestId = "P2771491712026",
                OperatorName = "MOOV CI",
                EvidenceDigest = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(body))).ToLowerInvariant(),
            },
            confirmation);
    }

    [Fact]
    public async Task Nothing_of_the_payer_is_kept()
    {
        var text = (await ConfirmAsync(Sample.Text("confirm.completed"))).ToString();

        Assert.DoesNotContain("2250171584035", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Diallo", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"completed\"", InvoiceStatus.Completed)]
    [InlineData("\"pending\"", InvoiceStatus.Pending)]
    [InlineData("\"notcompleted\"", InvoiceStatus.NotCompleted)]
    [InlineData("\"nocompleted\"", InvoiceStatus.NotCompleted)]
    [InlineData("\"Completed\"", InvoiceStatus.Completed)]
    [InlineData("\"completed \"", InvoiceStatus.Unknown)]
    [InlineData("\"completed\\u0000\"", InvoiceStatus.Unknown)]
    [InlineData("\"c\\u006fmpleted\"", InvoiceStatus.Completed)]
    [InlineData("\"incompleted\"", InvoiceStatus.Unknown)]
    [InlineData("\"paid\"", InvoiceStatus.Unknown)]
    [InlineData("\"\"", InvoiceStatus.Unknown)]
    [InlineData("\"\\ud800\"", InvoiceStatus.Unknown)]
    [InlineData("true", InvoiceStatus.Unknown)]
    [InlineData("[\"completed\"]", InvoiceStatus.Unknown)]
    [InlineData("null", InvoiceStatus.Unknown)]
    [InlineData(null, InvoiceStatus.Unknown)]
    public async Task Only_the_documented_words_are_a_status(string? json, InvoiceStatus status)
    {
        Assert.Equal(status, (await ConfirmAsync(Sample.With("confirm.completed", "status", json))).Status);
    }

    [Theory]
    [InlineData("notcompleted", InvoiceStatus.NotCompleted)]
    [InlineData("completed", InvoiceStatus.Completed)]
    [InlineData("strange", InvoiceStatus.Unknown)]
    public async Task A_status_counts_even_beside_an_error_code(string status, InvoiceStatus expected)
    {
        var confirmation = await ConfirmAsync(Sample.With("confirm.refused", "status", $"\"{status}\""));

        Assert.Equal(expected, confirmation.Status);
    }

    [Theory]
    [InlineData("\"02\"")]
    [InlineData("0")]
    [InlineData("null")]
    public async Task A_known_status_counts_despite_an_unknown_response_code(string code)
    {
        var known = Sample.With("confirm.completed", "response_code", code);

        Assert.Equal(InvoiceStatus.Completed, (await ConfirmAsync(known)).Status);
        await Assert.ThrowsAsync<LigdiCashException>(
            () => ConfirmAsync(known.Replace("\"completed\"", "\"paid\"", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task An_error_code_without_a_status_is_a_refused_call_and_no_outcome(string? status)
    {
        var body = Sample.With("confirm.refused", "status", status);

        var refusal = await Assert.ThrowsAsync<LigdiCashException>(() => ConfirmAsync(body));

        Assert.Equal(LigdiCashFailure.Refused, refusal.Reason);
        Assert.Equal("02", refusal.SubCode);
        Assert.Equal("/wiki/confirmInvoice", refusal.Wiki?.AbsolutePath);
    }

    [Theory]
    [InlineData("5000", 5000L)]
    [InlineData("5000.0", 5000L)]
    [InlineData("5000.000", 5000L)]
    [InlineData("\"5000\"", 5000L)]
    [InlineData("0", 0L)]
    [InlineData("0.0", 0L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("5000.5", null)]
    [InlineData("5000.00000000000000000000000000000000001", null)]
    [InlineData("5e3", null)]
    [InlineData("1e308", null)]
    [InlineData("1e-400", null)]
    [InlineData("-5000", null)]
    [InlineData("-0", null)]
    [InlineData("\"5 000\"", null)]
    [InlineData("\"5,000\"", null)]
    [InlineData("\"+5000\"", null)]
    [InlineData("\"-5000\"", null)]
    [InlineData("\"5000\\u0000\"", null)]
    [InlineData("\"٥٠٠٠\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"\\ud800\"", null)]
    [InlineData("true", null)]
    [InlineData("[5000]", null)]
    [InlineData("{\"value\":5000}", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    public async Task A14_Only_whole_francs_are_an_amount(string? json, long? francs)
    {
        var withAmount = await ConfirmAsync(Sample.With("confirm.completed", "amount", json));
        var withMontant = await ConfirmAsync(Sample.With("confirm.completed", "montant", json));

        Assert.Equal(francs, withAmount.AmountXof);
        Assert.Equal(5_000, withAmount.MontantXof);
        Assert.Equal(5_000, withMontant.AmountXof);
        Assert.Equal(francs, withMontant.MontantXof);
    }

    [Theory]
    [InlineData($"[{Hash},{A}]", "A")]
    [InlineData($"[{OtherCase},{LongerKey}]", null)]
    [InlineData($"[{A},{B}]", "A|B")]
    [InlineData($"[{A},{A}]", "A")]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":42}]", "42")]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":null}]", null)]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\"}]", null)]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":[\"A\"]}]", "")]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"\\ud800\"}]", "")]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"A\\u0000\"}]", "A\uFFFD")]
    [InlineData("{\"transaction_id\":\"A\",\"logfile\":\"x\"}", "A")]
    [InlineData("{\"1\":{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"A\"}}", "A")]
    [InlineData("\"[{\\\"keyof_customdata\\\":\\\"transaction_id\\\",\\\"valueof_customdata\\\":\\\"A\\\"}]\"", "A")]
    [InlineData("[1,null,\"transaction_id\",[],{\"valueof_customdata\":\"A\"}]", null)]
    [InlineData("[]", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"{\"", null)]
    [InlineData("7", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    public async Task Our_reference_is_found_by_name_in_every_shape_of_custom_data(string? json, string? reference)
    {
        Assert.Equal(reference, (await ConfirmAsync(Sample.With("confirm.completed", "custom_data", json))).TransactionId);
    }

    [Theory]
    [InlineData("\"devise\":\"XOF\"", "XOF")]
    [InlineData("\"currency\":\"EUR\"", "EUR")]
    [InlineData("\"devise\":\"XOF\",\"currency\":\"XOF\"", "XOF")]
    [InlineData("\"devise\":\"XOF\",\"currency\":\"EUR\"", "XOF|EUR")]
    [InlineData("\"devise\":\"xof\",\"currency\":\"XOF\"", "xof")]
    [InlineData("\"devise\":\"\"", null)]
    [InlineData("\"devise\":952", "952")]
    [InlineData("\"devise\":\"XOF\\u0000\"", "XOF\uFFFD")]
    public async Task A_currency_is_reported_when_there_is_one(string fields, string? currency)
    {
        var sample = Sample.Text("confirm.completed");

        Assert.Equal(currency, (await ConfirmAsync($"{sample[..^1]},{fields}}}")).Currency);
    }

    [Fact]
    public async Task Texts_that_no_database_takes_are_cleaned()
    {
        var confirmation = await ConfirmAsync(Sample.With("confirm.completed", "request_id", "\"P\\u00001\\n2\""));

        Assert.Equal("P12", confirmation.RequestId);
    }

    [Theory]
    [InlineData("\"\"", null)]
    [InlineData(null, null)]
    [InlineData("\"eyJ\"", "eyJ")]
    public async Task The_answers_own_token_is_distinguished_from_none(string? json, string? token)
    {
        Assert.Equal(token, (await ConfirmAsync(Sample.With("confirm.completed", "token", json))).Token?.Reveal());
    }

    [Fact]
    public async Task Bytes_that_are_no_text_in_the_payers_name_do_not_hide_the_payment()
    {
        var body = Encoding.UTF8.GetBytes(Sample.Text("confirm.completed").Replace("Diallo", "Di#llo", StringComparison.Ordinal));
        body[body.AsSpan().IndexOf((byte)'#')] = 0xE9;

        var confirmation = await _gateway.Answers(body).Client().ConfirmInvoiceAsync(new("TOK"));

        Assert.Equal(InvoiceStatus.Completed, confirmation.Status);
    }

    private Task<InvoiceConfirmation> ConfirmAsync(string body) => _gateway.Answers(body).Client().ConfirmInvoiceAsync(new("TOK"));
}
