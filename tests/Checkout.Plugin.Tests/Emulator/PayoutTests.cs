using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class PayoutTests
{
    [Theory]
    [InlineData(false, "\"\"", "createStraightWithdrawal")]
    [InlineData(true, "[]", "createWithdrawal")]
    public async Task An_accepted_payout_answers_in_the_shape_of_its_endpoint(bool toWallet, string customData, string wiki)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.PayOutAsync(toWallet);

        Assert.Equal(
            ["response_code", "token", "response_text", "description", "custom_data", "wiki"], created.Select(member => member.Key));
        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal(customData, created["custom_data"]!.ToJsonString());
        Assert.Equal($"https://client.ligdicash.com/wiki/{wiki}", (string?)created["wiki"]);
    }

    [Theory]
    [InlineData(PayoutOrder.ConfirmPath + "?withdrawalToken=")]
    [InlineData(PayoutOrder.ConfirmPath + "/?withdrawalToken=")]
    [InlineData(PayoutOrder.AliasPath + "?payoutToken=")]
    [InlineData(PayoutOrder.AliasPath + "/?payoutToken=")]
    public async Task Confirm_reports_what_is_documented_and_no_more(string address)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: false);
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/approve");

        var report = await gateway.GetAsync(address + (string?)created["token"]);

        var expected = new JsonObject
        {
            ["response_code"] = "00",
            ["token"] = (string?)created["token"],
            ["response_text"] = "",
            ["description"] = "",
            ["custom_data"] = new JsonArray(),
            ["status"] = "completed",
            ["operator_id"] = "11",
            ["operator_name"] = "ORANGE BURKINA",
            ["wiki"] = "https://client.ligdicash.com/wiki/createStraightWithdrawal",
        };
        Assert.True(JsonNode.DeepEquals(expected, report), report.ToJsonString());
    }

    [Fact]
    public async Task A_wallet_is_credited_at_once()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.PayOutAsync(toWallet: true);

        Assert.Equal("completed", await gateway.PayoutStatusAsync(created));
        Assert.Equal("LigdiCash ORANGE BURKINA", (string?)JsonNode.Parse(gateway.Shop.Received[1].Body)!["operator_name"]);
    }

    [Theory]
    [InlineData("approve", "completed")]
    [InlineData("decline", "notcompleted")]
    public async Task Mobile_money_is_pending_until_its_decision_which_is_final(string action, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: false);
        var before = await gateway.PayoutStatusAsync(created);
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/{action}");
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/{action}");

        using var contrary = await gateway.Client.PostAsync(
            $"/_emulator/payouts/{PayoutOrder.TransactionId}/{(action == "approve" ? "decline" : "approve")}", content: null);

        Assert.Equal("pending", before);
        Assert.Equal(HttpStatusCode.Conflict, contrary.StatusCode);
        Assert.Equal(status, await gateway.PayoutStatusAsync(created));
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task The_callback_has_text_amounts_and_a_token_that_confirms_nothing()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: false, PayoutOrder.Moov);
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/approve");
        await gateway.CallbacksAreDoneAsync();

        var payload = JsonNode.Parse(gateway.Shop.Received[1].Body)!.AsObject();
        var token = (string)payload["token"]!;
        payload["token"] = "{JWT}";

        var expected = JsonNode.Parse("""
            { "response_code": "00", "token": "{JWT}", "response_text": "", "status": "completed", "custom_data": [],
              "operator_id": 12, "operator_name": "MOOV AFRICA BURKINA", "url": "http://localhost/checkout/payouts/1",
              "url_method": "", "transaction_id": "PAYOUT-ORD-2024-001", "external_id": "PAYOUT-ORD-2024-001",
              "montant": "1000", "amount": "1000" }
            """);
        Assert.True(JsonNode.DeepEquals(expected, payload), payload.ToJsonString());
        Assert.StartsWith("eyJ0eXAiOiJKV1Qi", token, StringComparison.Ordinal);
        Assert.NotEqual((string?)created["token"], token);
        (await gateway.GetAsync($"{PayoutOrder.ConfirmPath}/?withdrawalToken={token}")).Refuses("02");
    }

    [Fact]
    public async Task The_form_twin_holds_the_same_as_text()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet: true);
        await gateway.CallbacksAreDoneAsync();

        var form = QueryHelpers.ParseQuery(gateway.Shop.Received[0].Body);
        var json = JsonNode.Parse(gateway.Shop.Received[1].Body)!.AsObject();

        Assert.True(gateway.Shop.Received[0].IsForm);
        Assert.Equal(json.Select(member => member.Key).Order(), form.Keys.Order());
        Assert.Equal("[]", (string?)form["custom_data"]);
        Assert.Equal("11", (string?)form["operator_id"]);
        Assert.Equal("1000", (string?)form["amount"]);
    }

    [Theory]
    [InlineData("withdrawalToken=unknown", "02")]
    [InlineData("withdrawalToken=", "04")]
    [InlineData("", "04")]
    [InlineData("withdrawalToken=a&payoutToken=b", "04")]
    public async Task An_unknown_token_confirms_nothing(string query, string code)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var answer = await gateway.GetAsync($"{PayoutOrder.ConfirmPath}/?{query}");

        answer.Refuses(code);
        Assert.Equal("[]", answer["custom_data"]!.ToJsonString());
    }

    [Fact]
    public async Task Payins_and_payouts_do_not_confirm_each_other()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var payin = await gateway.CreateAsync();
        var payout = await gateway.PayOutAsync(toWallet: false);

        (await gateway.ConfirmAsync((string)payout["token"]!)).Refuses("02");
        (await gateway.GetAsync($"{PayoutOrder.ConfirmPath}?withdrawalToken={(string?)payin["token"]}")).Refuses("02");
    }

    [Fact]
    public async Task Callbacks_of_a_payout_can_be_sent_again_and_forged()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet: false);

        using var sent = await gateway.Client.PostAsJsonAsync(
            $"/_emulator/payouts/{PayoutOrder.TransactionId}/callbacks", new { status = "completed" });

        Assert.Equal("pending", (string?)(await EmulatorHost.ReadAsync(sent))["status"]);
        Assert.Equal("completed", (string?)JsonNode.Parse(gateway.Shop.Received[1].Body)!["status"]);
    }

    [Theory]
    [InlineData("/_emulator/payouts/nobody", "GET")]
    [InlineData("/_emulator/payouts/nobody/approve", "POST")]
    [InlineData("/_emulator/payouts/nobody/callbacks", "POST")]
    public async Task An_unknown_payout_is_named_in_the_refusal(string address, string method)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        using var response = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("'nobody'", (string?)(await EmulatorHost.ReadAsync(response))["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_payout_is_found_by_its_transaction_id()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PayOutAsync(toWallet: true);

        var payout = await gateway.GetAsync($"/_emulator/payouts/{PayoutOrder.TransactionId}");

        Assert.Equal((string?)created["token"], (string?)payout["token"]);
        Assert.Equal(PayoutOrder.Orange, (string?)payout["customer"]);
        Assert.Equal(1_000L, (long)payout["amount"]!);
        Assert.Equal(1, (int)payout["topUpWallet"]!);
    }
}
