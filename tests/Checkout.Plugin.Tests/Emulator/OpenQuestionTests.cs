using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LigdiCash.Emulator;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

// One test per setting that answers what the documentation leaves open.
public sealed class OpenQuestionTests
{
    [Theory]
    [InlineData("--Emulator:RefusalStatus=400", HttpStatusCode.BadRequest)]
    [InlineData("--Emulator:RefusalStatus=", HttpStatusCode.OK)]
    public async Task Refusals_travel_with_the_status_that_is_set(string setting, HttpStatusCode status)
    {
        await using var gateway = await EmulatorHost.StartAsync(setting);
        using var ordered = await gateway.OrderFaultAsync("create", "code05");

        using var unknown = await gateway.Client.GetAsync($"{EmulatorHost.ConfirmPath}?token=unknown");
        using var faulty = await gateway.SendCreateAsync(SampleOrder.Create());
        using var accepted = await gateway.SendCreateAsync(SampleOrder.Create());

        Assert.Equal(status, unknown.StatusCode);
        Assert.Equal(status, faulty.StatusCode);
        Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        (await EmulatorHost.ReadAsync(unknown)).Refuses("02");
    }

    [Fact]
    public async Task Callbacks_are_tried_as_often_as_set_until_the_shop_takes_them()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:CallbackAttempts=3");
        gateway.Shop.AnswersWith = HttpStatusCode.InternalServerError;
        await gateway.StatusAsync(await gateway.PlayAsync("only-json"));
        gateway.Shop.AnswersWith = HttpStatusCode.OK;
        await gateway.StatusAsync(await gateway.PlayAsync("only-json"));

        Assert.Equal([500, 500, 500, 200], (await gateway.LedgerAsync("?endpoint=callback")).Select(entry => (int)entry!["status"]!));
    }

    [Fact]
    public async Task Callbacks_can_come_for_pending_too()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:CallbacksOnPending=true");

        await gateway.DirectAsync(DirectOrder.MoovBurkina);
        await gateway.PayOutAsync(toWallet: false);
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal(4, gateway.Shop.Received.Count);
        Assert.All(gateway.Shop.Received, callback => Assert.Contains("pending", callback.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payin_callback_can_hold_a_token_that_confirms_nothing()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:CallbackTokens=true");
        await gateway.StatusAsync(await gateway.PlayAsync("only-json"));

        var token = (string)JsonNode.Parse(gateway.Shop.Received.Single().Body)!["token"]!;

        Assert.StartsWith("eyJ0eXAiOiJKV1Qi", token, StringComparison.Ordinal);
        (await gateway.ConfirmAsync(token)).Refuses("02");
    }

    [Fact]
    public async Task Confirm_can_report_amounts_as_text()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:AmountsAsText=true");

        var report = await gateway.ConfirmAsync((string)(await gateway.CreateAsync())["token"]!);

        Assert.Equal("\"12500\"", report["amount"]!.ToJsonString());
        Assert.Equal("\"12500\"", report["montant"]!.ToJsonString());
    }

    [Fact]
    public async Task Amounts_that_come_as_text_can_be_refused()
    {
        await using var strict = await EmulatorHost.StartAsync("--Emulator:AcceptTextAmounts=false");
        await using var usual = await EmulatorHost.StartAsync();
        var order = SampleOrder.With(commande => commande["invoice"]!["total_amount"] = "12500");

        (await strict.CreateAsync(order)).Refuses("02");
        Assert.Equal("00", (string?)(await usual.CreateAsync(order))["response_code"]);
    }

    [Fact]
    public async Task A_failure_can_go_without_a_callback()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:CallbacksOnNotCompleted=false");

        var payin = await gateway.StatusAsync(await gateway.PlayAsync("decline"));
        var payout = await gateway.PayOutAsync(toWallet: false);
        await gateway.DecideAsync($"payouts/{PayoutOrder.TransactionId}/decline");

        Assert.Equal("notcompleted", payin);
        Assert.Equal("notcompleted", await gateway.PayoutStatusAsync(payout));
        Assert.Empty(gateway.Shop.Received);
    }

    [Fact]
    public async Task Turning_back_can_be_the_payers_last_word()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:CancelIsFinal=true");
        var created = await gateway.CreateAsync();

        using var left = await gateway.ActAsync(created, "cancel");

        Assert.Equal("http://localhost/checkout/cancel/1", left.Headers.Location!.AbsoluteUri);
        Assert.Equal("notcompleted", await gateway.StatusAsync(created));
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task An_unpaid_invoice_can_expire()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:ExpireAfter=00:10:00");
        var hosted = await gateway.CreateAsync();
        gateway.Clock.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        var before = await gateway.StatusAsync(hosted);

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.Shop.ReceivesAsync(2);

        Assert.Equal("pending", before);
        Assert.Equal("notcompleted", await gateway.StatusAsync(hosted));
    }

    [Fact]
    public async Task Wallet_codes_have_the_length_and_the_life_that_are_set()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:OtpLength=4", "--Emulator:OtpLifetime=00:01:00");
        await gateway.GetAsync($"/pay/v02/debitotp/{DirectOrder.OrangeBurkina}/12500");
        var code = (string)(await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/otps"))!.Single()!["code"]!;

        gateway.Clock.Advance(TimeSpan.FromMinutes(1));
        var late = await gateway.PostAsync("/pay/v02/debitwallet/withotp", DirectOrder.From(DirectOrder.OrangeBurkina, code));

        Assert.Matches("^[0-9]{4}$", code);
        late.Refuses("16");
    }

    [Fact]
    public async Task Tokens_can_expire_for_confirm()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:ConfirmFor=1.00:00:00");
        var payin = (string)(await gateway.CreateAsync())["token"]!;
        var payout = await gateway.PayOutAsync(toWallet: false);
        gateway.Clock.Advance(TimeSpan.FromDays(1));

        (await gateway.ConfirmAsync(payin)).Refuses("02");
        (await gateway.GetAsync($"{PayoutOrder.ConfirmPath}/?withdrawalToken={(string?)payout["token"]}")).Refuses("02");
    }

    [Fact]
    public async Task The_least_payout_can_be_lowered()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:PayoutMinimum=20");

        Assert.Equal("00", (string?)(await gateway.PayOutAsync(toWallet: false, amount: 20))["response_code"]);
        (await gateway.PayOutAsync(toWallet: true, amount: 19)).Refuses("05");
    }

    [Fact]
    public async Task Payouts_to_one_number_can_follow_each_other()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:RefuseRepeatedPayouts=false");
        await gateway.PayOutAsync(toWallet: false);

        Assert.Equal("00", (string?)(await gateway.PayOutAsync(toWallet: false, transactionId: "P-2"))["response_code"]);
    }

    [Fact]
    public async Task A_payout_callback_can_name_the_gateways_own_id()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:PayoutCallbacksNameOwnId=true");
        await gateway.PayOutAsync(toWallet: true);
        await gateway.CallbacksAreDoneAsync();

        var payload = JsonNode.Parse(gateway.Shop.Received[1].Body)!;

        Assert.Matches("^[0-9a-f]{32}$", (string?)payload["transaction_id"]);
        Assert.Equal((string?)payload["transaction_id"], (string?)payload["external_id"]);
    }

    [Theory]
    [InlineData("RefusalStatus", "many")]
    [InlineData("RefusalStatus", "42")]
    [InlineData("CallbackAttempts", "0")]
    [InlineData("CallbacksOnPending", "perhaps")]
    [InlineData("ConfirmFor", "-00:01:00")]
    [InlineData("PayoutMinimum", "0")]
    [InlineData("ExpireAfter", "31.00:00:00")]
    [InlineData("OtpLength", "3")]
    public void A_setting_that_cannot_be_read_stops_the_start(string name, string value)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => EmulatorApp.Create([$"--Emulator:{name}={value}"]));

        Assert.Contains($"Emulator:{name}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", refusal.Message, StringComparison.Ordinal);
    }
}
