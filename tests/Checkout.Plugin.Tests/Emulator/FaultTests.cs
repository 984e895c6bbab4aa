using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class FaultTests
{
    [Theory]
    [InlineData("drop-before", 0)]
    [InlineData("drop-after", 1)]
    public async Task A_dropped_create_breaks_the_connection_before_or_after_the_work(string fault, int invoices)
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();
        using var ordered = await gateway.OrderFaultAsync("create", fault);

        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.SendCreateAsync(SampleOrder.Create()));

        Assert.Equal(invoices, (await InvoicesAsync(gateway)).Count);
        var entry = (await gateway.LedgerAsync("?endpoint=create")).Single()!;
        Assert.Equal(fault, (string?)entry["fault"]);
        Assert.Null(entry["status"]);
    }

    [Fact]
    public async Task A_server_error_leaves_no_invoice()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.OrderFaultAsync("create", "status-500");

        using var response = await gateway.SendCreateAsync(SampleOrder.Create());

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await InvoicesAsync(gateway));
    }

    [Fact]
    public async Task A_redirect_leads_to_an_address_the_ledger_would_show()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.OrderFaultAsync("confirm", "redirect");

        using var response = await gateway.Client.GetAsync($"{EmulatorHost.ConfirmPath}?token=any");
        using var followed = await gateway.Client.GetAsync(response.Headers.Location);

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, followed.StatusCode);
        Assert.Equal("/pay/v01/elsewhere", (string?)(await gateway.LedgerAsync("?endpoint=unknown")).Single()!["path"]);
    }

    [Theory]
    [InlineData("create", "code00")]
    [InlineData("create", "code07")]
    [InlineData("confirm", "code03")]
    public async Task Any_sub_code_can_be_ordered(string endpoint, string fault)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.OrderFaultAsync(endpoint, fault);

        var answer = endpoint == "create" ? await gateway.CreateAsync() : await gateway.ConfirmAsync("any");

        Assert.Equal($"Echec (Code{fault[^2..]})", (string?)answer["response_text"]);
        Assert.Empty(await InvoicesAsync(gateway));
    }

    [Theory]
    [InlineData("html", "text/html")]
    [InlineData("empty", "application/json")]
    [InlineData("truncated", "application/json")]
    [InlineData("garbage", "application/json")]
    public async Task A_body_that_is_no_json_hides_an_invoice_that_exists(string fault, string mediaType)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.OrderFaultAsync("create", fault);

        using var response = await gateway.SendCreateAsync(SampleOrder.Create());
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(mediaType, response.Content.Headers.ContentType!.MediaType);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        Assert.Single(await InvoicesAsync(gateway));
    }

    [Fact]
    public async Task A_huge_answer_goes_on_for_64_megabytes()
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();
        using var ordered = await gateway.OrderFaultAsync("confirm", "huge");

        using var response = await gateway.Client.GetAsync(
            $"{EmulatorHost.ConfirmPath}?token=any", HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();

        Assert.InRange(await LengthAsync(body), 64L * 1024 * 1024, 65L * 1024 * 1024);
    }

    [Fact]
    public async Task Duplicate_keys_contradict_each_other()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync();
        using var ordered = await gateway.OrderFaultAsync("confirm", "duplicate-keys");

        var text = await gateway.Client.GetStringAsync($"{EmulatorHost.ConfirmPath}?token={(string?)created["token"]}");

        using var document = JsonDocument.Parse(text);
        Assert.Equal(
            ["pending", "completed"],
            document.RootElement.EnumerateObject().Where(member => member.NameEquals("status")).Select(member => member.Value.GetString()));
    }

    [Theory]
    [InlineData("unknown-status", "processing")]
    [InlineData("not-completed", "notcompleted")]
    [InlineData("still-pending", "pending")]
    public async Task Confirm_can_deny_a_payment_once_and_admit_it_afterwards(string fault, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var token = await PaidAsync(gateway);
        using var ordered = await gateway.OrderFaultAsync("confirm", fault);

        var first = await gateway.ConfirmAsync(token);
        var second = await gateway.ConfirmAsync(token);

        Assert.Equal(status, (string?)first["status"]);
        Assert.Equal("completed", (string?)second["status"]);
    }

    [Fact]
    public async Task Confirm_can_report_another_amount()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var token = await PaidAsync(gateway);
        using var ordered = await gateway.Client.PostAsJsonAsync(
            "/_emulator/faults", new { endpoint = "confirm", fault = "wrong-amount", amountDelta = -500 });

        var report = await gateway.ConfirmAsync(token);

        Assert.Equal(12_000, (long?)report["amount"]);
        Assert.Equal(12_000, (long?)report["montant"]);
    }

    [Fact]
    public async Task Confirm_can_report_another_payment()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var token = await PaidAsync(gateway);
        using var ordered = await gateway.OrderFaultAsync("confirm", "other-id");

        var report = await gateway.ConfirmAsync(token);

        Assert.Equal("ANOTHER-PAYMENT", (string?)report["external_id"]);
        Assert.Equal("ANOTHER-PAYMENT", (string?)report["custom_data"]![0]!["valueof_customdata"]);
    }

    [Fact]
    public async Task A_slow_answer_comes_when_its_delay_has_passed()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.Client.PostAsJsonAsync(
            "/_emulator/faults", new { endpoint = "create", fault = "slow", delay = "00:00:30" });

        var created = await PassTimeUntilAsync(gateway, gateway.CreateAsync());

        var entry = (await gateway.LedgerAsync("?endpoint=create")).Single()!;
        Assert.Equal("00", (string?)created["response_code"]);
        Assert.True((long?)entry["endedAt"] - (long?)entry["at"] >= 30_000, entry.ToJsonString());
    }

    [Fact]
    public async Task A_fault_is_shown_as_often_as_ordered_and_zero_means_until_cleared()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var twice = await gateway.OrderFaultAsync("create", "code09", times: 2);
        using var always = await gateway.OrderFaultAsync("create", "code01", times: 0);

        List<string?> seen = [await CodeAsync(gateway), await CodeAsync(gateway), await CodeAsync(gateway), await CodeAsync(gateway)];
        using var cleared = await gateway.Client.DeleteAsync("/_emulator/faults");

        Assert.Equal(["Echec (Code09)", "Echec (Code09)", "Echec (Code01)", "Echec (Code01)"], seen);
        Assert.StartsWith("http", await CodeAsync(gateway), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_for_one_payment_spares_the_others()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        using var ordered = await gateway.Client.PostAsJsonAsync(
            "/_emulator/faults", new { endpoint = "create", fault = "code09", transactionId = "T-2" });

        var spared = await gateway.CreateAsync();
        var hit = await gateway.CreateAsync(SampleOrder.With(commande => commande["custom_data"]!["transaction_id"] = "T-2"));

        Assert.Equal("00", (string?)spared["response_code"]);
        Assert.Equal("01", (string?)hit["response_code"]);
    }

    [Theory]
    [InlineData("""{"endpoint":"create","fault":"explode"}""")]
    [InlineData("""{"endpoint":"payout","fault":"slow"}""")]
    [InlineData("""{"endpoint":"create","fault":"wrong-amount"}""")]
    [InlineData("""{"endpoint":"create","fault":"slow","delay":"-00:00:01"}""")]
    [InlineData("""{"endpoint":"create","fault":"slow","times":-1}""")]
    [InlineData("""{"endpoint":"create","fault":"slow","often":1}""")]
    public async Task A_fault_that_cannot_be_shown_is_refused_with_a_sentence(string fault)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsync("/_emulator/faults", new StringContent(fault));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.NotEmpty((string)(await EmulatorHost.ReadAsync(response))["error"]!);
        Assert.Equal("[]", await gateway.Client.GetStringAsync("/_emulator/faults"));
    }

    private static async Task<JsonArray> InvoicesAsync(EmulatorHost gateway) =>
        (await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/invoices"))!;

    private static async Task<string?> CodeAsync(EmulatorHost gateway) => (string?)(await gateway.CreateAsync())["response_text"];

    private static async Task<string> PaidAsync(EmulatorHost gateway)
    {
        var created = await gateway.CreateAsync();
        using var left = await gateway.ActAsync(created, "approve");
        return (string)created["token"]!;
    }

    private static async Task<T> PassTimeUntilAsync<T>(EmulatorHost gateway, Task<T> answered)
    {
        while (!answered.IsCompleted)
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await answered;
    }

    private static async Task<long> LengthAsync(Stream body)
    {
        var buffer = new byte[1024 * 1024];
        var total = 0L;
        for (var read = await body.ReadAsync(buffer); read > 0; read = await body.ReadAsync(buffer))
        {
            total += read;
        }

        return total;
    }
}
