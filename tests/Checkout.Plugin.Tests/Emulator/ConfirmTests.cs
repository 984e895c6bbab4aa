using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class ConfirmTests
{
    private const string Refused =
        """{"response_code":"01","status":"","token":"","response_text":"Echec (CodeNN)","description":"",""" + Wiki;

    private const string Wiki = """
        "wiki":"https://client.ligdicash.com/wiki/confirmInvoice"}
        """;

    [Fact]
    public async Task A_fresh_invoice_is_pending_and_knows_no_payer()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        var expected = JsonNode.Parse("""
            {"response_code":"00","status":"pending","operator_id":"","operator_name":"","customer":null,"montant":12500,"amount":12500,
             "date":"2026-05-09 07:20:23+00","external_id":"ORD-2025-00042","oreference":"","request_id":"P7783112232026","token":"",
             "response_text":"","description":"",
             "custom_data":[
               {"keyof_customdata":"transaction_id","valueof_customdata":"ORD-2025-00042",
                "datecreation_customdata":"2026-05-09 07:20:23.362788"},
               {"keyof_customdata":"logfile","valueof_customdata":"2026050907202369fee03758924",
                "datecreation_customdata":"2026-05-09 07:20:23.362788"}],
             "customer_details":{"firstname":"Amadou","lastname":"Diallo","email":"amadou@example.com","phone":"","details":""},
             "wiki":"https://client.ligdicash.com/wiki/confirmInvoice"}
            """);
        Assert.True(JsonNode.DeepEquals(expected, report), report.ToJsonString());
    }

    [Theory]
    [InlineData("approve", "completed")]
    [InlineData("decline", "notcompleted")]
    public async Task A_settled_invoice_names_its_payer_and_operator(string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        using var left = await gateway.ActAsync(created, action);

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal("00", (string?)report["response_code"]);
        Assert.Equal(status, (string?)report["status"]);
        Assert.Equal("11", (string?)report["operator_id"]);
        Assert.Equal("ORANGE BURKINA", (string?)report["operator_name"]);
        Assert.Equal("22670000000", (string?)report["customer"]);
        Assert.Equal("22670000000", (string?)report["customer_details"]!["phone"]);
        Assert.Equal("", (string?)report["token"]);
    }

    [Theory]
    [InlineData("?token={0}")]
    [InlineData("/?token={0}")]
    [InlineData("?invoiceToken={0}")]
    [InlineData("/?invoiceToken={0}")]
    [InlineData("?token={0}&invoiceToken={0}")]
    public async Task Both_names_and_both_slash_forms_are_understood(string query)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var response = await gateway.Client.GetAsync(
            EmulatorHost.ConfirmPath + query.Replace("{0}", (string)created["token"]!, StringComparison.Ordinal));

        Assert.Equal("pending", (string?)(await EmulatorHost.ReadAsync(response))["status"]);
    }

    [Theory]
    [InlineData("", "Code04")]
    [InlineData("?token=", "Code04")]
    [InlineData("?token=one&invoiceToken=another", "Code04")]
    [InlineData("?token=unknown", "Code02")]
    public async Task A_request_that_names_no_known_invoice_is_refused(string query, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.Client.GetStringAsync(EmulatorHost.ConfirmPath + query);

        Assert.Equal(Refused.Replace("CodeNN", code, StringComparison.Ordinal), answer);
    }

    [Fact]
    public async Task Confirm_wants_the_keys_too()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        gateway.Client.DefaultRequestHeaders.Clear();

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal("Echec (Code00)", (string?)report["response_text"]);
        Assert.Null(report["amount"]);
    }

    [Fact]
    public async Task The_external_id_joins_every_custom_value_whose_name_contains_id()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.With(commande =>
            commande["custom_data"] = JsonNode.Parse("""{"transaction_id":"T-1","colour":"red","order_id":17,"paid":true}""")));

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal("T-1;17;true", (string?)report["external_id"]);
        Assert.Equal(
            ["transaction_id", "colour", "order_id", "paid", "logfile"],
            report["custom_data"]!.AsArray().Select(entry => (string?)entry!["keyof_customdata"]));
    }
}
