using System.Text;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

public sealed class CallbackRequirements
{
    private const string Form = "application/x-www-form-urlencoded";
    private const string Json = "application/json";
    private const string Payout = "502d36d2086249118198d06780b1c9fd";

    // The documentation's payout as PHP would encode it; the pages print no form body.
    private const string PayoutForm =
        "response_code=00&token=eyJ0eXAiOiJKV1Qi&response_text=&status=completed&custom_data=%5B%5D"
        + "&operator_id=12&operator_name=MOOV+AFRICA+BURKINA"
        + "&url=https%3A%2F%2Fmyapp.com%2Fapi%2Fcallback%2Fligdicash&url_method="
        + $"&transaction_id={Payout}&external_id={Payout}&montant=100&amount=100";

    [Fact]
    public void R27_A_payout_is_read_alike_in_both_encodings()
    {
        var expected = new CallbackNotice { TransactionId = Payout, ExternalId = Payout };

        Assert.Equal(expected, Read(Json, Sample.Text("callback.payout")));
        Assert.Equal(expected, Read(Form, PayoutForm));
    }

    [Fact]
    public void R29_The_reference_is_found_by_name_at_any_position()
    {
        const string Hash = """{"keyof_customdata":"hash","valueof_customdata":"X"}""";

        var last = Read(Json, $$"""{"custom_data":[{{Hash}},{"keyof_customdata":"transaction_id","valueof_customdata":"A"}]}""");
        var first = Read(Json, $$"""{"custom_data":[{"valueof_customdata":"A","keyof_customdata":"transaction_id"},{{Hash}}]}""");

        Assert.Equal("A", last.TransactionId);
        Assert.Equal("A", first.TransactionId);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("\u0000\u0001")]
    [InlineData("hello=world")]
    [InlineData("{\"status\":\"completed\"}")]
    public void R30_A_body_without_a_payment_is_read_as_nothing(string body)
    {
        Assert.Equal(new CallbackNotice(), Read(Json, body));
    }

    [Fact]
    public void R32_A_notice_has_nothing_to_act_on_but_names()
    {
        Assert.Equal(
            [nameof(CallbackNotice.ExternalId), nameof(CallbackNotice.RequestId), nameof(CallbackNotice.TransactionId)],
            typeof(CallbackNotice).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void R34_Without_custom_data_the_request_id_is_still_there()
    {
        Assert.Equal(
            new CallbackNotice { ExternalId = "ART5A7044E5", RequestId = "P2777636082026" },
            Read(Json, Sample.With("callback.payin", "custom_data", "[]")));
    }

    [Theory]
    [InlineData("[{\"keyof_customdata\":\"transaction_id\",\"valueof_customdata\":\"A\"}]", "A")]
    [InlineData("[]", Payout)]
    [InlineData("\"\"", Payout)]
    [InlineData("null", Payout)]
    [InlineData(null, Payout)]
    public void R35_Custom_data_of_a_payout_may_be_a_list_empty_a_text_or_missing(string? customData, string reference)
    {
        Assert.Equal(reference, Read(Json, Sample.With("callback.payout", "custom_data", customData)).TransactionId);
    }

    [Theory]
    [InlineData("operator_id", "12")]
    [InlineData("operator_id", "\"12\"")]
    [InlineData("amount", "\"100\"")]
    [InlineData("amount", "100")]
    [InlineData("montant", "null")]
    [InlineData("token", "\"eyJ0eXAiOiJKV1Qi\"")]
    [InlineData("url", "{}")]
    public void R36_A_payouts_reference_is_read_at_the_root_with_any_other_types(string field, string json)
    {
        Assert.Equal(Payout, Read(Json, Sample.With("callback.payout", field, json)).TransactionId);
    }

    [Fact]
    public void R36_A_numeric_reference_at_the_root_is_read_as_text()
    {
        Assert.Equal("20240001", Read(Json, Sample.With("callback.payout", "transaction_id", "20240001")).TransactionId);
    }

    private static CallbackNotice Read(string contentType, string body) => CallbackNotice.Read(contentType, Encoding.UTF8.GetBytes(body));
}
