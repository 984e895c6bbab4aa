using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests;

// The emulator in memory, and its control API.
internal sealed class Gateway : IAsyncDisposable
{
    public static readonly Uri Address = new("http://127.0.0.1:5090/");
    private readonly WebApplication _app;
    private readonly HttpClient _control;

    private Gateway(WebApplication app)
    {
        _app = app;
        _control = new(app.GetTestServer().CreateHandler()) { BaseAddress = Address };
    }

    public static async Task<Gateway> StartAsync(TimeProvider clock, Func<HttpMessageHandler> shop, params string[] settings)
    {
        var app = global::LigdiCash.Emulator.EmulatorApp.Create(["--environment", "Development", .. settings], builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton(clock);
            builder.Services.AddHttpClient("EmulatorCallbacks").ConfigurePrimaryHttpMessageHandler(shop);
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new(app);
    }

    public HttpMessageHandler CreateHandler() => _app.GetTestServer().CreateHandler();

    public async Task<JsonArray> LedgerAsync(string endpoint, string? transactionId = null) =>
        (await _control.GetFromJsonAsync<JsonArray>(
            $"_emulator/ledger?endpoint={endpoint}{(transactionId is null ? "" : $"&transactionId={transactionId}")}",
            TestContext.Current.CancellationToken))!;

    public async Task<int> CreatesAsync() => (await LedgerAsync("create")).Count;

    public Task<JsonArray> DirectCreatesAsync() => LedgerAsync("direct-create");

    // The code on the phone of the wallet's owner.
    public async Task<string> WalletCodeAsync() =>
        (await _control.GetFromJsonAsync<JsonArray>("_emulator/otps", TestContext.Current.CancellationToken))![0]!["code"]!
            .GetValue<string>();

    public async Task<int> ConfirmsAsync(string? transactionId = null) => (await LedgerAsync("confirm", transactionId)).Count;

    public async Task<JsonNode> InvoiceAsync(string transactionId) =>
        (await _control.GetFromJsonAsync<JsonNode>($"_emulator/invoices/{transactionId}", TestContext.Current.CancellationToken))!;

    public async Task<JsonArray> InvoicesAsync() =>
        (await _control.GetFromJsonAsync<JsonArray>("_emulator/invoices", TestContext.Current.CancellationToken))!;

    public Task ApprovesAsync(string transactionId) => PostAsync($"_emulator/invoices/{transactionId}/approve");

    public Task DeclinesAsync(string transactionId) => PostAsync($"_emulator/invoices/{transactionId}/decline");

    public Task SendsCallbacksAgainAsync(string transactionId) => PostAsync($"_emulator/invoices/{transactionId}/callbacks");

    public Task DeliversCallbacksAsync() => PostAsync("_emulator/callbacks/idle");

    // Every payout request to either endpoint, with any answer.
    public async Task<IReadOnlyList<JsonNode>> PayoutCreatesAsync(string? id = null) =>
        [.. (await LedgerAsync("payout-create", id)).Concat(await LedgerAsync("withdrawal-create", id)).Select(entry => entry!)];

    public Task<JsonArray> PayoutConfirmsAsync(string id) => LedgerAsync("payout-confirm", id);

    public async Task<JsonArray> PayoutsAsync() =>
        (await _control.GetFromJsonAsync<JsonArray>("_emulator/payouts", TestContext.Current.CancellationToken))!;

    public Task PaysOutAsync(string id) => PostAsync($"_emulator/payouts/{id}/approve");

    public Task FailsToPayOutAsync(string id) => PostAsync($"_emulator/payouts/{id}/decline");

    public async Task SendsPayoutCallbacksAsync(string id, string status)
    {
        using var answer = await _control.PostAsJsonAsync(
            $"_emulator/payouts/{id}/callbacks", new { status }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task LosesCallbacksAsync()
    {
        using var answer = await _control.PutAsJsonAsync("_emulator/callbacks", new { lost = true }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task RepeatsCallbacksAsync(int times)
    {
        using var answer = await _control.PutAsJsonAsync(
            "_emulator/callbacks", new { repeat = times, order = "together" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    // The gateway accepts only this pair of keys from now on.
    public async Task ExchangesKeysAsync(string apiKey, string apiToken)
    {
        using var answer = await _control.PutAsJsonAsync("_emulator/keys", new { apiKey, apiToken }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task FailsAsync(string endpoint, string fault, int times = 1, int amountDelta = 1, string delay = "00:00:05")
    {
        using var answer = await _control.PostAsJsonAsync(
            "_emulator/faults", new { endpoint, fault, times, amountDelta, delay }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task RecoversAsync()
    {
        using var answer = await _control.DeleteAsync("_emulator/faults", TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _app.DisposeAsync();
    }

    private async Task PostAsync(string path)
    {
        using var answer = await _control.PostAsJsonAsync(path, new { }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }
}
