using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// A host that pays out and the emulator as two real processes. The emulator's ledger is the witness; it lives through every kill.
internal sealed class KilledPayouts : IAsyncDisposable
{
    private readonly Uri _host = ChildProcess.FreeAddress();
    private readonly Uri _gateway = ChildProcess.FreeAddress();
    private readonly TestDatabase _database;
    private readonly HttpClient _desk;
    private readonly HttpClient _control;
    private ChildProcess _emulator = null!;
    private ChildProcess? _process;

    private KilledPayouts(TestDatabase database)
    {
        _database = database;
        _desk = new() { BaseAddress = _host };
        _control = new() { BaseAddress = _gateway };
    }

    public static async Task<KilledPayouts> OpenAsync(Store store)
    {
        var payouts = new KilledPayouts(await TestDatabase.CreateAsync(store));
        payouts._emulator = await ChildProcess.StartAsync("src/LigdiCash.Emulator", payouts._gateway, new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Development",
            ["Emulator__RefuseRepeatedPayouts"] = "false",
        });
        return payouts;
    }

    public async Task StartsAsync(string? crashAt = null) => _process = await ChildProcess.StartAsync("tests/Checkout.Plugin.FaultTests/PayoutHost", _host, new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["CRASH_AT"] = crashAt ?? "",
        ["ConnectionStrings__Shop"] = _database.ConnectionString,
        ["Checkout__PublicBaseUrl"] = _host.AbsoluteUri,
        ["Checkout__StoreName"] = "Boutique",
        ["Checkout__LigdiCash__BaseAddress"] = _gateway.AbsoluteUri,
        ["Checkout__LigdiCash__AllowPlainHttpGateway"] = "true",
        ["Checkout__LigdiCash__ApiKey"] = "a-key-of-the-tests",
        ["Checkout__LigdiCash__ApiToken"] = "a-token-of-the-tests",
        ["Checkout__LigdiCash__Timeout"] = "00:00:02",
        ["Checkout__Payouts__MaximumPerDayXof"] = "1000000000",
        ["Checkout__Payouts__MaximumPerRecipientAndDayXof"] = "1000000000",
    });

    public async Task DiesAsync()
    {
        await _process!.KillAsync();
        Forget();
    }

    public async Task<int> HasDiedAsync()
    {
        var code = await _process!.ExitsAsync(within: TimeSpan.FromSeconds(20));
        Forget();
        return code;
    }

    public async Task<string> ApprovesAsync(long amount)
    {
        using var answer = await _desk.PostAsync($"payouts/{amount}", content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    // What became of it is in the database and in the ledger; a host that dies answers nothing.
    public async Task SendsAsync(string id)
    {
        try
        {
            using var answer = await _desk.PostAsync($"payouts/{id}/send", content: null, TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException)
        {
            // The process was killed under the request.
        }
    }

    public Task<string> StateAsync(string id) => _desk.GetStringAsync($"payouts/{id}", TestContext.Current.CancellationToken);

    public async Task IsAsync(string id, string state, TimeSpan within)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (await StateAsync(id) is var found && found != state)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < within, $"payout {id} is {found}, not {state}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public async Task AnswersSlowlyAsync()
    {
        using var answer = await _control.PostAsJsonAsync("_emulator/faults", new { endpoint = "payout-create", fault = "slow" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task PaysOutAsync(string id)
    {
        using var answer = await _control.PostAsync($"_emulator/payouts/{id}/approve", content: null, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<List<string>> CreatesAsync() =>
        [.. (await _control.GetFromJsonAsync<JsonArray>("_emulator/ledger?endpoint=payout-create", TestContext.Current.CancellationToken))!.Select(entry => entry!["transactionId"]!.GetValue<string>())];

    public async Task<int> CreatesAsync(string id) => (await CreatesAsync()).Count(created => created == id);

    public ValueTask DisposeAsync()
    {
        Forget();
        _emulator.Dispose();
        _desk.Dispose();
        _control.Dispose();
        _database.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Forget()
    {
        _process?.Dispose();
        _process = null;
    }
}
