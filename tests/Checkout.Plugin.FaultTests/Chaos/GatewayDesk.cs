using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// The emulated gateway's control desk and its ledger, which no fault touches: the witness.
internal sealed class GatewayDesk(Uri address) : IDisposable
{
    private readonly HttpClient _control = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };

    // As its payer does, at the page that the shop sent them on to; but on a road of their own.
    public async Task PaysAsync(string page)
    {
        using var answer = await _control.PostAsync($"{new Uri(page).AbsolutePath}/approve", content: null);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
    }

    public async Task LosesCallbacksAsync() => (await _control.PutAsJsonAsync("_emulator/callbacks", new { lost = true })).EnsureSuccessStatusCode().Dispose();

    // Each invoice that was paid, and how much.
    public async Task<Dictionary<string, long>> CompletedAsync() =>
        (await ListAsync("invoices")).Where(invoice => invoice["status"]!.GetValue<string>() == "completed")
            .ToDictionary(invoice => invoice["transactionId"]!.GetValue<string>(), invoice => invoice["amount"]!.GetValue<long>(), StringComparer.Ordinal);

    // Our id in every request for an invoice, whatever was answered.
    public async Task<List<string>> CreatesAsync() => [.. (await ListAsync("ledger?endpoint=create")).Select(entry => entry["transactionId"]!.GetValue<string>())];

    // When, in milliseconds, each invoice was asked about.
    public async Task<ILookup<string, long>> ConfirmsAsync() => (await ListAsync("ledger?endpoint=confirm"))
        .ToLookup(entry => entry["transactionId"]?.GetValue<string>() ?? "", entry => entry["at"]!.GetValue<long>(), StringComparer.Ordinal);

    public void Dispose() => _control.Dispose();

    private async Task<IEnumerable<JsonNode>> ListAsync(string what) => (await _control.GetFromJsonAsync<JsonArray>($"_emulator/{what}"))!.Select(entry => entry!);
}
