using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class PayoutScenarioTests
{
    [Theory]
    [InlineData(false, "decline", "notcompleted")]
    [InlineData(false, "success", "completed")]
    [InlineData(true, "decline", "notcompleted")]
    [InlineData(true, "pending-for-ever", "pending")]
    [InlineData(false, "nocompleted", "nocompleted")]
    public async Task Payouts_play_the_same_scenarios(bool toWallet, string scenario, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var order = PayoutOrder.To(PayoutOrder.Orange, 1_000, toWallet);
        order["commande"]!["custom_data"]!["scenario"] = scenario;

        var created = await gateway.PostAsync(PayoutOrder.PathOf(toWallet), order);

        Assert.Equal(status, await gateway.PayoutStatusAsync(created));
    }

    [Fact]
    public async Task A_payout_reported_with_another_amount_has_it_as_text()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PayOutAsync(toWallet: true, "22670990010");
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal("\"1001\"", JsonNode.Parse(gateway.Shop.Received[1].Body)!["amount"]!.ToJsonString());
    }

    [Theory]
    [InlineData("completes-after:60", 60)]
    [InlineData("late-by-a-day", 86_400)]
    public async Task A_payout_can_arrive_late(string scenario, int seconds)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await PlayAsync(gateway, scenario, toWallet: true);
        gateway.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        var before = await gateway.PayoutStatusAsync(created);

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.Shop.ReceivesAsync(2);

        Assert.Equal("pending", before);
        Assert.Equal("completed", await gateway.PayoutStatusAsync(created));
    }

    [Theory]
    [InlineData("twin-reversed", "json form")]
    [InlineData("only-form", "form")]
    [InlineData("only-json", "json")]
    [InlineData("forged-first", "form json form json")]
    public async Task Its_callbacks_come_as_the_scenario_says(string scenario, string expected)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        await PlayAsync(gateway, scenario, toWallet: false);
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal(expected, string.Join(' ', gateway.Shop.Received.Select(callback => callback.IsForm ? "form" : "json")));
        Assert.All(gateway.Shop.Received, callback => Assert.Contains("completed", callback.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_forged_callback_of_a_payout_comes_while_it_is_pending()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var opens = new TaskCompletionSource();
        gateway.Shop.Opens = opens.Task;
        var created = await PlayAsync(gateway, "forged-first", toWallet: false);
        var during = (string?)(await gateway.GetAsync($"{PayoutOrder.AliasPath}/?payoutToken={(string?)created["token"]}"))["status"];

        opens.SetResult();

        Assert.Equal("pending", during);
        Assert.Equal("completed", await gateway.PayoutStatusAsync(created));
    }

    [Fact]
    public async Task A_payout_whose_answer_is_lost_is_paid_all_the_same()
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => PlayAsync(gateway, "drop-after-commit", toWallet: true));
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal("completed", (string?)(await gateway.GetAsync($"/_emulator/payouts/{PayoutOrder.TransactionId}"))["status"]);
    }

    [Theory]
    [InlineData("html", HttpStatusCode.OK, 1)]
    [InlineData("302", HttpStatusCode.Found, 0)]
    [InlineData("429", HttpStatusCode.TooManyRequests, 0)]
    public async Task A_create_of_a_payout_can_answer_something_unexpected(string scenario, HttpStatusCode status, int payouts)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsJsonAsync(PayoutOrder.StraightPath, Playing(scenario, toWallet: false));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(payouts, (await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/payouts"))!.Count);
    }

    [Fact]
    public async Task The_status_of_a_payout_is_right_again_after_three_times()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await PlayAsync(gateway, "confirm-429", toWallet: true);
        await gateway.CallbacksAreDoneAsync();
        for (var time = 0; time < 3; time++)
        {
            using var limited = await gateway.Client.GetAsync($"{PayoutOrder.ConfirmPath}/?withdrawalToken={(string?)created["token"]}");
            Assert.Equal(HttpStatusCode.TooManyRequests, limited.StatusCode);
        }

        Assert.Equal("completed", await gateway.PayoutStatusAsync(created));
    }

    private static Task<JsonObject> PlayAsync(EmulatorHost gateway, string scenario, bool toWallet) =>
        gateway.PostAsync(PayoutOrder.PathOf(toWallet), Playing(scenario, toWallet));

    private static JsonObject Playing(string scenario, bool toWallet)
    {
        var order = PayoutOrder.To(PayoutOrder.Orange, 1_000, toWallet);
        order["commande"]!["custom_data"]!["scenario"] = scenario;
        return order;
    }
}
