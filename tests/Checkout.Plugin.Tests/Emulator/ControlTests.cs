using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class ControlTests
{
    [Fact]
    public async Task The_ledger_records_each_request_with_its_time()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        await gateway.ConfirmAsync((string)created["token"]!);
        using var left = await gateway.ActAsync(created, "cancel");

        var ledger = await gateway.LedgerAsync();

        Assert.Equal(["create", "confirm", "cancel"], ledger.Select(entry => (string?)entry!["endpoint"]));
        Assert.Equal([1, 2, 3], ledger.Select(entry => (long)entry!["sequence"]!));
        Assert.Equal(["00", "00", "pending"], ledger.Select(entry => (string?)entry!["outcome"]));
        Assert.All(ledger, entry => Assert.Equal(SampleOrder.TransactionId, (string?)entry!["transactionId"]));
        Assert.All(ledger, entry => Assert.Equal(12_500, (long?)entry!["amount"]));
        Assert.All(ledger, entry => Assert.Equal((string?)created["token"], (string?)entry!["token"]));
        Assert.All(ledger, entry => Assert.Equal(gateway.Clock.GetUtcNow().ToUnixTimeMilliseconds(), (long?)entry!["at"]));
        Assert.All(ledger, entry => Assert.Equal((long?)entry!["at"], (long?)entry["endedAt"]));
        Assert.Equal($"{EmulatorHost.ConfirmPath}/", (string?)ledger[1]!["path"]);
    }

    [Fact]
    public async Task The_ledger_never_holds_a_key()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:ApiKey=a-key", "--Emulator:ApiToken=a-token");
        var created = await gateway.CreateAsync();
        using var left = await gateway.ActAsync(created, "approve");
        await gateway.CallbacksAreDoneAsync();

        var ledger = (await gateway.LedgerAsync()).ToJsonString();

        Assert.DoesNotContain("a-key", ledger, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_create_shows_its_code_and_what_was_sent()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.CreateAsync(SampleOrder.Costing(1));

        var entry = (await gateway.LedgerAsync("?endpoint=create")).Single()!;

        Assert.Equal("Code02", (string?)entry["outcome"]);
        Assert.Equal(1, (long?)entry["amount"]);
        Assert.Equal(SampleOrder.Costing(1).ToJsonString(), (string?)entry["body"]);
    }

    [Fact]
    public async Task The_ledger_can_be_filtered_and_cleared()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.CreateAsync();
        await gateway.ConfirmAsync("unknown");

        var confirms = await gateway.LedgerAsync("?endpoint=confirm");
        var ofPayment = await gateway.LedgerAsync($"?transactionId={SampleOrder.TransactionId}");
        using var cleared = await gateway.Client.DeleteAsync("/_emulator/ledger");

        Assert.Equal("confirm", (string?)confirms.Single()!["endpoint"]);
        Assert.Equal("create", (string?)ofPayment.Single()!["endpoint"]);
        Assert.Empty(await gateway.LedgerAsync());
    }

    [Fact]
    public async Task An_invoice_is_found_by_its_transaction_id()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        var invoice = (await gateway.Client.GetFromJsonAsync<JsonObject>($"/_emulator/invoices/{SampleOrder.TransactionId}"))!;

        Assert.Equal((string?)created["token"], (string?)invoice["token"]);
        Assert.Equal((string?)created["response_text"], (string?)invoice["paymentPage"]);
        Assert.Equal(12_500, (long?)invoice["amount"]);
        Assert.Equal("pending", (string?)invoice["status"]);
        Assert.Equal("http://localhost/checkout/return/1", (string?)invoice["returnUrl"]);
        Assert.Equal("http://localhost/checkout/cancel/1", (string?)invoice["cancelUrl"]);
        Assert.Equal("http://localhost/checkout/callback", (string?)invoice["callbackUrl"]);
        Assert.Equal(SampleOrder.TransactionId, (string?)invoice["customData"]!["transaction_id"]);
    }

    [Fact]
    public async Task A_repeated_transaction_id_means_the_invoice_issued_last()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.CreateAsync();
        var second = await gateway.CreateAsync();

        var invoice = (await gateway.Client.GetFromJsonAsync<JsonObject>($"/_emulator/invoices/{SampleOrder.TransactionId}"))!;
        var first = (await gateway.Client.GetFromJsonAsync<JsonObject>("/_emulator/invoices/P7783112232026"))!;

        Assert.Equal((string?)second["token"], (string?)invoice["token"]);
        Assert.NotEqual((string?)second["token"], (string?)first["token"]);
    }

    [Theory]
    [InlineData("approve", "completed", "decline")]
    [InlineData("decline", "notcompleted", "approve")]
    public async Task A_script_settles_an_invoice_as_the_payer_would_and_only_once(string action, string status, string other)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.CreateAsync();
        var address = $"/_emulator/invoices/{SampleOrder.TransactionId}";

        using var first = await gateway.Client.PostAsync($"{address}/{action}", content: null);
        using var second = await gateway.Client.PostAsync($"{address}/{action}", content: null);
        using var contrary = await gateway.Client.PostAsync($"{address}/{other}", content: null);
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal(status, (string?)(await EmulatorHost.ReadAsync(first))["status"]);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, contrary.StatusCode);
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("POST", "/approve")]
    [InlineData("POST", "/decline")]
    [InlineData("POST", "/callbacks")]
    public async Task An_unknown_invoice_is_named_in_the_refusal(string method, string action)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/_emulator/invoices/nobody{action}");

        using var response = await gateway.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("'nobody'", (string?)(await EmulatorHost.ReadAsync(response))["error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_payers_at_once_settle_one_invoice_once()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => gateway.ActAsync(created, "approve")));
        await gateway.CallbacksAreDoneAsync();

        Assert.Single(answers, answer => answer.Headers.Location!.OriginalString == "http://localhost/checkout/return/1");
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task Reset_deletes_everything()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        await gateway.SetCallbacksAsync(new { order = "json-only" });
        using var ordered = await gateway.OrderFaultAsync("create", "slow");

        using var reset = await gateway.Client.PostAsync("/_emulator/reset", content: null);

        Assert.Equal(HttpStatusCode.NoContent, reset.StatusCode);
        Assert.Empty(await gateway.LedgerAsync());
        Assert.Equal("[]", await gateway.Client.GetStringAsync("/_emulator/invoices"));
        Assert.Equal("[]", await gateway.Client.GetStringAsync("/_emulator/faults"));
        Assert.Contains("form-first", await gateway.Client.GetStringAsync("/_emulator/callbacks"), StringComparison.Ordinal);
        Assert.Equal("Echec (Code02)", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["response_text"]);
    }
}
