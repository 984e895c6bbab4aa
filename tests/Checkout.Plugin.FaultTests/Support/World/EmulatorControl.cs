using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// The emulator in its own process, which no test kills. Its ledger is the reference for the invariants.
internal sealed class EmulatorControl : IDisposable
{
    private readonly ChildProcess _emulator;
    private readonly HttpClient _control;

    private EmulatorControl(ChildProcess emulator, Uri address) =>
        (_emulator, Address, _control) = (emulator, address, new() { BaseAddress = address });

    public Uri Address { get; }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public static async Task<EmulatorControl> OpenAsync(Dictionary<string, string> settings)
    {
        var address = ChildProcess.FreeAddress();
        var all = new Dictionary<string, string>(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            // Wallet codes are requested before the first of many crashes, which take minutes.
            ["Emulator__OtpLifetime"] = "01:00:00",
        };
        return new(await ChildProcess.StartAsync("src/LigdiCash.Emulator", address, all), address);
    }

    public async Task<IReadOnlyList<LedgerLine>> LedgerAsync() =>
        (await _control.GetFromJsonAsync<LedgerLine[]>("_emulator/ledger", Cancelled))!;

    public async Task<int> CountAsync(string endpoint, string? id = null)
    {
        var path = $"_emulator/ledger?endpoint={endpoint}{(id is null ? "" : $"&transactionId={id}")}";
        return (await _control.GetFromJsonAsync<JsonArray>(path, Cancelled))!.Count;
    }

    public async Task<IReadOnlyList<InvoiceAtGateway>> InvoicesAsync() =>
        (await _control.GetFromJsonAsync<InvoiceAtGateway[]>("_emulator/invoices", Cancelled))!;

    public async Task<IReadOnlyList<PayoutAtGateway>> PayoutsAsync() =>
        (await _control.GetFromJsonAsync<PayoutAtGateway[]>("_emulator/payouts", Cancelled))!;

    // The payer approves. False: the gateway has no such open invoice.
    public Task<bool> ApprovesAsync(string id) => DoesAsync($"_emulator/invoices/{id}/approve");

    public Task<bool> PaysOutAsync(string id) => DoesAsync($"_emulator/payouts/{id}/approve");

    public Task<bool> FailsAsync(string endpoint, string fault, int times = 1) =>
        DoesAsync("_emulator/faults", new { endpoint, fault, times });

    // Null: no code was sent.
    public async Task<string?> CodeOnPhoneAsync(string number) =>
        (await _control.GetFromJsonAsync<JsonArray>("_emulator/otps", Cancelled))!
            .FirstOrDefault(otp => otp!["number"]!.GetValue<string>() == number)?["code"]!.GetValue<string>();

    public void Dispose()
    {
        _control.Dispose();
        _emulator.Dispose();
    }

    private async Task<bool> DoesAsync(string path, object? what = null)
    {
        using var answer = await _control.PostAsJsonAsync(path, what ?? new { }, Cancelled);
        return answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict)
            && answer.EnsureSuccessStatusCode().IsSuccessStatusCode;
    }
}

internal sealed record LedgerLine(string Endpoint, string? TransactionId, long? Amount, string? Token, string? Outcome, long At)
{
    public long? EndedAt { get; init; }

    public int? Status { get; init; }
}

internal sealed record InvoiceAtGateway(string? TransactionId, string Token, long Amount, string Status, string? Customer);

internal sealed record PayoutAtGateway(string? TransactionId, string Token, long Amount, string Status, string Customer);
