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

        Assert.Equal((status, status, HttpStatusCode.OK), (unknown.StatusCode, faulty.StatusCode, accepted.StatusCode));
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

        Assert.Equal(("\"12500\"", "\"12500\""), (report["amount"]!.ToJsonString(), report["montant"]!.ToJsonString()));
    }

    [Fact]
    public async Task The_hosted_endpoint_can_take_text_amounts()
    {
        await using var gateway = await EmulatorHost.StartAsync("--Emulator:AcceptTextAmounts=true");

        var created = await gateway.CreateAsync(SampleOrder.With(commande => commande["invoice"]!["total_amount"] = "12500"));

        Assert.Equal("00", (string?)created["response_code"]);
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
    public void A_setting_that_cannot_be_read_stops_the_start(string name, string value)
    {
        var refusal = Assert.ThrowsAny<Exception>(() => EmulatorApp.Create([$"--Emulator:{name}={value}"]));

        Assert.Contains($"Emulator:{name}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"'{value}'", refusal.Message, StringComparison.Ordinal);
    }
}
