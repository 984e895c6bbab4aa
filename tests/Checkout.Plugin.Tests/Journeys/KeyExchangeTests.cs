using System.Text.Json;
using Checkout.Plugin.Tests.LigdiCash;
using LigdiCash.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// LigdiCash issues new keys and the old ones are invalid at once. The shop uses the new keys without a restart and loses no payment.
public sealed class KeyExchangeTests : IDisposable
{
    private const string NewKey = "canary-new-key-83b0f2aa";
    private const string NewToken = "canary-new-token-1c9d07e4";
    private readonly string _file = Path.GetTempFileName();

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task With_both_key_pairs_earlier_and_later_payments_succeed(Store store)
    {
        await using var shop = await OpenAsync(store, Both());
        var before = await PaysWithoutCallbackAsync(shop);

        await shop.Gateway.ExchangesKeysAsync(NewKey, NewToken);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var after = await PaysWithoutCallbackAsync(shop);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        foreach (var id in new[] { before, after })
        {
            var payment = await shop.PaymentByIdAsync(id);
            Assert.Equal(CheckoutPaymentStatus.Paid, payment.Status);
            Assert.Equal(1, await shop.TimesFulfilledAsync(payment.Reference));
        }

        Assert.Equal(["Code00", "00", "00"], await OutcomesAsync(shop, "confirm"));
        Assert.Equal(["00", "00"], await OutcomesAsync(shop, "create"));
        Assert.DoesNotContain(shop.Log.All, line => line.Contains(" 5202 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_press_during_the_key_exchange_is_refused_and_the_next_one_succeeds()
    {
        await using var shop = await OpenAsync(Store.Sqlite, Both());
        await shop.Gateway.ExchangesKeysAsync(NewKey, NewToken);
        var cart = Some.Cart();

        var refused = await (await shop.GoesToPayAsync(cart)).PressesPayAsync();
        var creates = await OutcomesAsync(shop, "create");
        await (await shop.GoesToPayAsync(cart)).PaysAsync();

        Assert.NotEmpty(refused.Texts("[data-checkout-problem]"));
        Assert.Equal(["Code00"], creates);
        Assert.Equal(["Code00", "00"], await OutcomesAsync(shop, "create"));
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentAsync(cart.Reference)).Status);
    }

    [Theory]
    [InlineData("ApiKey", "ApiToken")]
    [InlineData("OtherApiKey", "OtherApiToken")]
    public async Task New_keys_are_used_although_the_old_ones_opened_the_circuit_breaker(string key, string token)
    {
        await using var shop = await OpenAsync(Store.Sqlite, []);
        var before = await PaysWithoutCallbackAsync(shop);
        await shop.Gateway.ExchangesKeysAsync(NewKey, NewToken);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var meanwhile = (await shop.PaymentByIdAsync(before)).Status;

        await ChangesFileAsync(shop, key, token);
        await shop.WaitsAsync(TimeSpan.FromSeconds(15));
        var after = await PaysWithoutCallbackAsync(shop);

        Assert.Equal(CheckoutPaymentStatus.Pending, meanwhile);
        Assert.Contains(shop.Log.All, line => line.Contains("Critical 5202 ", StringComparison.Ordinal));
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(before)).Status);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(after)).Status);
    }

    [Fact]
    public async Task A_client_created_earlier_uses_the_new_keys_too()
    {
        await using var shop = await OpenAsync(Store.Sqlite, []);
        LigdiCashClient held;
        await using (var scope = shop.Services.CreateAsyncScope())
        {
            held = scope.ServiceProvider.GetRequired<LigdiCashClient>();
        }

        await shop.Gateway.ExchangesKeysAsync(NewKey, NewToken);
        await ChangesFileAsync(shop, "ApiKey", "ApiToken");

        Assert.NotNull((await held.CreateInvoiceAsync(Invoices.OfTissu(), TestContext.Current.CancellationToken)).Token);
    }

    [Fact]
    public async Task A_late_refusal_of_the_old_keys_does_not_open_the_circuit_breaker()
    {
        Shop shop = null!;
        var late = new Late(async () =>
        {
            await ChangesFileAsync(shop, "ApiKey", "ApiToken");
            Assert.Single(
                await shop.Services.Checks().ClaimDueAsync(1, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));
        });
        shop = await OpenAsync(Store.Sqlite, new(StringComparer.Ordinal) { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = "1" }, late);
        await using var closing = shop;
        string[] ids = [await PaysWithoutCallbackAsync(shop), await PaysWithoutCallbackAsync(shop)];
        await shop.Gateway.ExchangesKeysAsync(NewKey, NewToken);

        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await shop.WaitsAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(["Code00", "00"], await OutcomesAsync(shop, "confirm"));
        var payments = await Task.WhenAll(ids.Select(shop.PaymentByIdAsync));
        Assert.Single(payments, payment => payment.Status == CheckoutPaymentStatus.Paid);
    }

    public void Dispose() => File.Delete(_file);

    private Task<Shop> OpenAsync(Store store, Dictionary<string, string?> values, Late? late = null)
    {
        File.WriteAllText(_file, "{}");
        return Shop.OpenAsync(new()
        {
            Store = store,
            Values = values,
            Emulator = [$"--Emulator:ApiKey={Shop.ApiKey}", $"--Emulator:ApiToken={Shop.ApiToken}"],
            Host = builder =>
            {
                builder.Configuration.AddJsonFile(_file, optional: false, reloadOnChange: true);
                builder.Services.AddBeforeGateway(() => late ?? new Late(() => Task.CompletedTask));
            },
        });
    }

    private static Dictionary<string, string?> Both() =>
        new(StringComparer.Ordinal) { ["Checkout:LigdiCash:OtherApiKey"] = NewKey, ["Checkout:LigdiCash:OtherApiToken"] = NewToken };

    private async Task ChangesFileAsync(Shop shop, string key, string token)
    {
        var gateway = new Dictionary<string, string>(StringComparer.Ordinal) { [key] = NewKey, [token] = NewToken };
        await File.WriteAllTextAsync(
            _file, JsonSerializer.Serialize(new { Checkout = new { LigdiCash = gateway } }), TestContext.Current.CancellationToken);
        var settings = shop.Services.GetRequired<CurrentOptions>();
        await Eventually.TrueAsync(
            () => Task.FromResult(
                (key == "ApiKey" ? settings.Value.LigdiCash.ApiKey : settings.Value.LigdiCash.OtherApiKey)?.Reveal() == NewKey));
    }

    // Paid, but all callbacks are lost.
    private static async Task<string> PaysWithoutCallbackAsync(Shop shop)
    {
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        return id;
    }

    private static async Task<IEnumerable<string>> OutcomesAsync(Shop shop, string endpoint) =>
        (await shop.Gateway.LedgerAsync(endpoint)).Select(entry => entry!["outcome"]!.GetValue<string>());

    // Runs an action while the answer to the first confirm is on its way.
    private sealed class Late(Func<Task> meanwhile) : DelegatingHandler
    {
        private bool _isOver;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (request.Method == HttpMethod.Get && !_isOver)
            {
                _isOver = true;
                await meanwhile();
            }

            return answer;
        }
    }
}
