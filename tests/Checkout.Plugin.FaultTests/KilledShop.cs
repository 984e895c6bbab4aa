using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests;

// The sample shop and the emulator as two real processes on real sockets, and the shop's database to look into.
internal sealed class KilledShop : IAsyncDisposable
{
    private readonly Uri _shop = ChildProcess.FreeAddress();
    private readonly Uri _gateway = ChildProcess.FreeAddress();
    private readonly TestDatabase _database;
    private readonly SocketsHttpHandler _network = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly HttpClient _control;
    private ChildProcess _emulator = null!;
    private ChildProcess? _process;

    private KilledShop(TestDatabase database)
    {
        _database = database;
        _control = new(_network, disposeHandler: false) { BaseAddress = _gateway };
    }

    public static async Task<KilledShop> OpenAsync(Store store)
    {
        var shop = new KilledShop(await TestDatabase.CreateAsync(store));
        shop._emulator = await ChildProcess.StartAsync("src/LigdiCash.Emulator", shop._gateway, new() { ["ASPNETCORE_ENVIRONMENT"] = "Development" });
        await shop.StartsAsync();
        return shop;
    }

    public Browser OpensBrowser() => new(_ => _network, _shop);

    public async Task StartsAsync() => _process = await ChildProcess.StartAsync("sample-shop", _shop, new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Staging",
        ["ConnectionStrings__Shop"] = _database.ConnectionString,
        ["Checkout__PublicBaseUrl"] = _shop.AbsoluteUri,
        ["Checkout__LigdiCash__BaseAddress"] = _gateway.AbsoluteUri,
        ["Checkout__LigdiCash__AllowPlainHttpGateway"] = "true",
        ["Checkout__LigdiCash__ApiKey"] = "a-key-of-the-tests",
        ["Checkout__LigdiCash__ApiToken"] = "a-token-of-the-tests",
        ["Checkout__LigdiCash__Timeout"] = "00:00:06",
        ["Checkout__Reconciliation__FirstCheckAfter"] = "00:00:02",
        ["Checkout__Reconciliation__Interval"] = "00:00:01",
    });

    public async Task DiesAsync()
    {
        await _process!.KillAsync();
        _process.Dispose();
    }

    public async Task<string> OnlyTransactionAsync() =>
        Assert.Single((await _control.GetFromJsonAsync<JsonArray>("_emulator/invoices", TestContext.Current.CancellationToken))!)!["transactionId"]!.GetValue<string>();

    public async Task ApprovesAsync(string transactionId)
    {
        using var answer = await _control.PostAsJsonAsync($"_emulator/invoices/{transactionId}/approve", new { }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task AnswersSlowlyAsync(string endpoint)
    {
        using var answer = await _control.PostAsJsonAsync("_emulator/faults", new { endpoint, fault = "slow" }, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<int> CreatesAsync(string endpoint = "create") => (await _control.GetFromJsonAsync<JsonArray>($"_emulator/ledger?endpoint={endpoint}", TestContext.Current.CancellationToken))!.Count;

    // With nobody visiting: only the database is looked at.
    public Task<bool> IsFulfilledAsync(TimeSpan within) => CountsOneAsync("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'", within);

    public Task<bool> HasPaymentAsync(string status, TimeSpan within) => CountsOneAsync($"SELECT COUNT(*) FROM checkout_payment WHERE status = '{status}'", within);

    private async Task<bool> CountsOneAsync(string sql, TimeSpan within)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < within)
        {
            if (await _database.ScalarAsync<long>(sql) == 1)
            {
                return true;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        _process?.Dispose();
        _emulator.Dispose();
        _control.Dispose();
        _network.Dispose();
        _database.Dispose();
        await ValueTask.CompletedTask;
    }
}
