using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace Checkout.Plugin.Tests.Emulator;

public sealed class ScenarioTests
{
    [Theory]
    [InlineData("success", "completed", 2)]
    [InlineData("decline", "notcompleted", 2)]
    [InlineData("pending-for-ever", "pending", 0)]
    [InlineData("nocompleted", "nocompleted", 2)]
    public async Task A_direct_payment_ends_by_itself_as_its_scenario_says(string scenario, string status, int callbacks)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        var created = await gateway.PlayAsync(scenario);

        Assert.Equal(status, await gateway.StatusAsync(created));
        Assert.Equal(callbacks, gateway.Shop.Received.Count);
        Assert.All(gateway.Shop.Received, callback => Assert.Contains(status, callback.Body, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("success", "completed")]
    [InlineData("decline", "notcompleted")]
    [InlineData("pending-for-ever", "pending")]
    [InlineData("late-by-a-day", "pending")]
    public async Task On_the_page_it_is_the_payers_click_that_leads_there(string scenario, string status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.CreateAsync(SampleOrder.With(commande => commande["custom_data"]!["scenario"] = scenario));
        var before = await gateway.StatusAsync(created);

        using var left = await gateway.ActAsync(created, "approve");

        Assert.Equal("pending", before);
        Assert.Equal(HttpStatusCode.SeeOther, left.StatusCode);
        Assert.Equal(status, await gateway.StatusAsync(created));
    }

    [Theory]
    [InlineData("completes-after", 10)]
    [InlineData("completes-after:90", 90)]
    [InlineData("decline:5", 5)]
    [InlineData("late-by-a-day", 86_400)]
    public async Task A_late_outcome_comes_when_its_time_has_passed_and_not_before(string scenario, int seconds)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PlayAsync(scenario);
        gateway.Clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        var before = await gateway.StatusAsync(created);

        gateway.Clock.Advance(TimeSpan.FromSeconds(1));
        await gateway.Shop.ReceivesAsync(2);

        Assert.Equal("pending", before);
        Assert.NotEqual("pending", await gateway.StatusAsync(created));
    }

    [Fact]
    public async Task A_reset_cancels_scheduled_callbacks()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        await gateway.PlayAsync("completes-after");
        await gateway.DecideAsync("reset");

        gateway.Clock.Advance(TimeSpan.FromSeconds(10));
        await gateway.CallbacksAreDoneAsync();

        Assert.Empty(gateway.Shop.Received);
    }

    [Theory]
    [InlineData("twin-reversed", "json form")]
    [InlineData("only-form", "form")]
    [InlineData("only-json", "json")]
    public async Task The_twins_come_as_the_scenario_says(string scenario, string expected)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        await gateway.StatusAsync(await gateway.PlayAsync(scenario));

        Assert.Equal(expected, string.Join(' ', gateway.Shop.Received.Select(callback => callback.IsForm ? "form" : "json")));
    }

    [Theory]
    [InlineData("form-json-text", "custom_data")]
    [InlineData("form-brackets", "custom_data[0][keyof_customdata]")]
    [InlineData("form-flat", "custom_data[transaction_id]")]
    public async Task The_form_is_encoded_as_the_scenario_says(string scenario, string field)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        await gateway.StatusAsync(await gateway.PlayAsync(scenario));

        Assert.Contains(field, QueryHelpers.ParseQuery(gateway.Shop.Received[0].Body).Keys);
    }

    [Fact]
    public async Task The_forged_callback_arrives_before_anything_was_paid()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var opens = new TaskCompletionSource();
        gateway.Shop.Opens = opens.Task;
        var created = await gateway.PlayAsync("forged-first");
        var during = (string?)(await gateway.ConfirmAsync((string)created["token"]!))["status"];

        opens.SetResult();
        var after = await gateway.StatusAsync(created);

        Assert.Equal("pending", during);
        Assert.Equal("completed", after);
        Assert.Equal(["forged", "forged", "", ""], gateway.Shop.Received.Select(Token));
        Assert.All(gateway.Shop.Received, callback => Assert.Contains("completed", callback.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_amount_is_wrong_in_confirm_and_callbacks_for_good()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PlayAsync("wrong-amount");
        await gateway.StatusAsync(created);

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal(12_501, (long?)report["amount"]);
        Assert.Equal(12_501, (long?)JsonNode.Parse(gateway.Shop.Received[1].Body)!["amount"]);
    }

    [Fact]
    public async Task Another_id_is_foreign_in_confirm_and_callbacks()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PlayAsync("other-id");
        await gateway.StatusAsync(created);

        Assert.Equal(
            "ANOTHER-PAYMENT", (string?)(await gateway.ConfirmAsync((string)created["token"]!))["custom_data"]![0]!["valueof_customdata"]);
        Assert.Equal("ANOTHER-PAYMENT", (string?)JsonNode.Parse(gateway.Shop.Received[1].Body)!["external_id"]);
    }

    [Fact]
    public async Task A_failure_can_be_reported_as_01_with_its_status()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var created = await gateway.PlayAsync("confirm-01-on-failure");
        await gateway.StatusAsync(created);

        var report = await gateway.ConfirmAsync((string)created["token"]!);

        Assert.Equal("01", (string?)report["response_code"]);
        Assert.Equal("Echec (Code03)", (string?)report["response_text"]);
        Assert.Equal("notcompleted", (string?)report["status"]);
    }

    [Theory]
    [InlineData("garbage", HttpStatusCode.OK, 1)]
    [InlineData("html", HttpStatusCode.OK, 1)]
    [InlineData("302", HttpStatusCode.Found, 0)]
    [InlineData("429", HttpStatusCode.TooManyRequests, 0)]
    public async Task A_create_can_answer_something_unexpected(string scenario, HttpStatusCode status, int invoices)
    {
        await using var gateway = await EmulatorHost.StartAsync();

        using var response = await gateway.Client.PostAsJsonAsync(DirectOrder.Path, DirectOrder.Playing(scenario));
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(status, response.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        Assert.Equal(invoices, (await gateway.Client.GetFromJsonAsync<JsonArray>("/_emulator/invoices"))!.Count);
    }

    [Fact]
    public async Task A_create_whose_answer_is_lost_is_paid_all_the_same()
    {
        await using var gateway = await EmulatorHost.StartOnSocketAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => gateway.PlayAsync("drop-after-commit"));
        await gateway.CallbacksAreDoneAsync();

        Assert.Equal("completed", (string?)(await gateway.GetAsync($"/_emulator/invoices/{SampleOrder.TransactionId}"))["status"]);
        Assert.Equal(2, gateway.Shop.Received.Count);
    }

    [Fact]
    public async Task An_operator_that_is_down_is_code_05()
    {
        await using var gateway = await EmulatorHost.StartAsync();

        (await gateway.PlayAsync("operator-down")).Refuses("05");
    }

    [Fact]
    public async Task Slow_answers_are_right_in_the_end()
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var start = gateway.Clock.GetUtcNow();

        var created = await PassTimeUntilAsync(gateway, gateway.PlayAsync("slow"));
        var confirmedSlowly = await PassTimeUntilAsync(gateway, gateway.PlayAsync("confirm-slow"));
        var report = await PassTimeUntilAsync(gateway, gateway.ConfirmAsync((string)confirmedSlowly["token"]!));

        Assert.Equal("00", (string?)created["response_code"]);
        Assert.Equal("00", (string?)report["response_code"]);
        Assert.True(gateway.Clock.GetUtcNow() - start >= TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("confirm-garbage", HttpStatusCode.OK)]
    [InlineData("confirm-html", HttpStatusCode.OK)]
    [InlineData("confirm-302", HttpStatusCode.Found)]
    [InlineData("confirm-429", HttpStatusCode.TooManyRequests)]
    public async Task A_confirm_is_right_again_after_three_times(string scenario, HttpStatusCode status)
    {
        await using var gateway = await EmulatorHost.StartAsync();
        var token = (string)(await gateway.PlayAsync(scenario))["token"]!;
        await gateway.CallbacksAreDoneAsync();
        for (var time = 0; time < 3; time++)
        {
            using var broken = await gateway.Client.GetAsync($"{EmulatorHost.ConfirmPath}/?invoiceToken={token}");
            Assert.Equal(status, broken.StatusCode);
            var body = await broken.Content.ReadAsByteArrayAsync();
            Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(body));
        }

        Assert.Equal("completed", (string?)(await gateway.ConfirmAsync(token))["status"]);
    }

    private static async Task<JsonObject> PassTimeUntilAsync(EmulatorHost gateway, Task<JsonObject> answered)
    {
        while (!answered.IsCompleted)
        {
            gateway.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await answered;
    }

    private static string Token(ReceivedCallback callback) => callback.IsForm
        ? QueryHelpers.ParseQuery(callback.Body)["token"].ToString()
        : (string)JsonNode.Parse(callback.Body)!["token"]!;
}
