using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class CallbackTests
{
    [Theory]
    [InlineData("approve", "completed")]
    [InlineData("decline", "notcompleted")]
    public async Task A_final_status_is_posted_twice_form_first(string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayAsync(action);

        Assert.Equal(
            ["application/x-www-form-urlencoded", "application/json"], gateway.Shop.Received.Select(callback => callback.MediaType));
        Assert.All(gateway.Shop.Received, callback => Assert.Equal("http://localhost/checkout/callback", callback.Address));
        Assert.All(gateway.Shop.Received, callback => Assert.Equal(status, Field(callback, "status")));
    }

    [Fact]
    public async Task The_json_twin_is_what_the_documentation_shows()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayAsync();

        var payload = JsonNode.Parse(gateway.Shop.Received[1].Body)!.AsObject();
        var hash = payload["custom_data"]![1]!;

        Assert.Equal("hash", (string?)hash["keyof_customdata"]);
        Assert.Matches("^[0-9a-f]{64}$", (string?)hash["valueof_customdata"]);
        hash["valueof_customdata"] = "";
        var expected = JsonNode.Parse("""
            {"date":"2026-05-09 07:20:23+00","wiki":"https://client.ligdicash.com/wiki/confirmInvoice","token":"","amount":12500,
             "status":"completed","montant":12500,"customer":"22670000000","oreference":"","request_id":"P7783112232026",
             "custom_data":[
               {"keyof_customdata":"transaction_id","valueof_customdata":"ORD-2025-00042",
                "datecreation_customdata":"2026-05-09 07:20:23.362788"},
               {"keyof_customdata":"hash","valueof_customdata":"",
                "datecreation_customdata":"2026-05-09 07:20:23.362788"},
               {"keyof_customdata":"logfile","valueof_customdata":"2026050907202369fee03758924",
                "datecreation_customdata":"2026-05-09 07:20:23.362788"}],
             "description":"","external_id":"ORD-2025-00042","operator_id":"11","operator_name":"ORANGE BURKINA",
             "response_code":"00","response_text":"",
             "customer_details":{"email":"amadou@example.com","phone":"22670000000","details":"","lastname":"Diallo","firstname":"Amadou"}}
            """);
        Assert.True(JsonNode.DeepEquals(expected, payload), payload.ToJsonString());
    }

    [Fact]
    public async Task The_form_twin_carries_the_same_data_with_nested_values_as_json_text()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayAsync();

        var form = Form(gateway.Shop.Received[0]);
        var json = JsonNode.Parse(gateway.Shop.Received[1].Body)!.AsObject();

        Assert.Equal(json.Select(member => member.Key).Order(), form.Keys.Order());
        Assert.Equal("12500", form["amount"]);
        Assert.Equal("", form["token"]);
        Assert.True(JsonNode.DeepEquals(json["custom_data"], JsonNode.Parse(form["custom_data"])));
        Assert.True(JsonNode.DeepEquals(json["customer_details"], JsonNode.Parse(form["customer_details"])));
        Assert.Contains("2026-05-09+07%3A20%3A23%2B00", gateway.Shop.Received[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("form-first", "form json")]
    [InlineData("json-first", "json form")]
    [InlineData("form-only", "form")]
    [InlineData("json-only", "json")]
    public async Task The_order_can_be_chosen(string order, string expected)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { order });

        await gateway.PayAsync();

        Assert.Equal(expected, string.Join(' ', gateway.Shop.Received.Select(callback => callback.IsForm ? "form" : "json")));
    }

    [Fact]
    public async Task Together_means_that_neither_twin_waits_for_the_other()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { order = "together", repeat = 3 });

        await gateway.PayAsync();

        Assert.Equal(3, gateway.Shop.Received.Count(callback => callback.IsForm));
        Assert.Equal(6, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task Lost_callbacks_never_leave_and_can_be_sent_by_hand()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { lost = true });
        await gateway.PayAsync();
        Assert.Empty(gateway.Shop.Received);

        using var sent = await gateway.Client.PostAsync($"/_emulator/invoices/{SampleOrder.TransactionId}/callbacks", content: null);

        Assert.Equal(2, gateway.Shop.Received.Count);
        Assert.Equal(
            ["lost", "delivered", "delivered"],
            (await gateway.LedgerAsync("?endpoint=callback")).Select(entry => (string?)entry!["outcome"]));
    }

    [Fact]
    public async Task A_callback_can_be_forged()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        using var sent = await gateway.Client.PostAsJsonAsync(
            $"/_emulator/invoices/{SampleOrder.TransactionId}/callbacks",
            new { status = "completed", amount = 1, token = "forged" });

        Assert.All(gateway.Shop.Received, callback => Assert.Equal("completed", Field(callback, "status")));
        Assert.All(gateway.Shop.Received, callback => Assert.Equal("1", Field(callback, "amount")));
        Assert.All(gateway.Shop.Received, callback => Assert.Equal("forged", Field(callback, "token")));
        Assert.Equal("pending", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"]);
    }

    [Theory]
    [InlineData("brackets", "custom_data[0][keyof_customdata]", "transaction_id")]
    [InlineData("brackets", "custom_data[0][valueof_customdata]", SampleOrder.TransactionId)]
    [InlineData("brackets", "customer_details[firstname]", "Amadou")]
    [InlineData("map", "custom_data[transaction_id]", SampleOrder.TransactionId)]
    [InlineData("empty", "custom_data", "")]
    public async Task The_form_of_custom_data_can_be_chosen(string customData, string name, string value)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { customData });

        await gateway.PayAsync();

        Assert.Equal(value, Form(gateway.Shop.Received[0])[name]);
    }

    [Fact]
    public async Task Empty_custom_data_is_an_empty_list_in_the_json_twin()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { customData = "empty", order = "json-only" });

        await gateway.PayAsync();

        Assert.Equal("[]", Field(gateway.Shop.Received.Single(), "custom_data"));
    }

    [Fact]
    public async Task The_payer_does_not_wait_for_a_slow_shop()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        var opens = new TaskCompletionSource();
        gateway.Shop.Opens = opens.Task;

        using var left = await gateway.ActAsync(created, "approve");
        var received = gateway.Shop.Received;
        opens.SetResult();
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Empty(received);
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task Callbacks_before_the_redirect_are_out_when_the_payer_leaves()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { beforeRedirect = true });
        var created = await gateway.CreateAsync();

        using var left = await gateway.ActAsync(created, "approve");

        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task Callbacks_while_creating_are_out_before_create_answers()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { whileCreating = true });

        var created = await gateway.CreateAsync();

        Assert.Equal(2, gateway.Shop.Received.Count);
        Assert.Equal("completed", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"]);
    }

    [Fact]
    public async Task Delayed_callbacks_leave_when_their_time_has_come()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.SetCallbacksAsync(new { delay = "00:10:00" });
        await gateway.PayAsync();
        Assert.Empty(gateway.Shop.Received);

        gateway.Clock.Advance(TimeSpan.FromMinutes(10));
        await gateway.Shop.ReceivesAsync(2);

        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Theory]
    [InlineData("""{"order":"sideways"}""")]
    [InlineData("""{"ordre":"form-first"}""")]
    [InlineData("""{"repeat":0}""")]
    [InlineData("not json")]
    public async Task Settings_that_make_no_sense_are_refused_with_a_sentence(string settings)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PutAsync("/_emulator/callbacks", new StringContent(settings));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await EmulatorHost.ReadAsync(response))["error"]!);
    }

    private static Dictionary<string, string> Form(ReceivedCallback callback) =>
        QueryHelpers.ParseQuery(callback.Body).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);

    private static string Field(ReceivedCallback callback, string name) =>
        callback.IsForm ? Form(callback)[name] : JsonNode.Parse(callback.Body)![name]!.ToString();
}
