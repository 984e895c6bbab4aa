using System.Net.Http.Json;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Money in a sandbox or in another merchant's account pays nothing in this shop.
public sealed class ForeignAccountTests
{
    [Fact]
    public async Task A07_A_payment_of_the_sandbox_is_never_confirmed_once_the_shop_is_live()
    {
        await using var world = await TwoGateways.OpenAsync();
        var (shop, sandbox) = (world.Shop, world.Shop.Gateway);
        var id = await shop.OpensPaymentAsync();
        await shop.RestartsAsync(new(StringComparer.Ordinal)
        {
            ["Checkout:LigdiCash:BaseAddress"] = TwoGateways.OtherAddress.AbsoluteUri,
            ["Checkout:LigdiCash:ApiKey"] = TwoGateways.OtherKey,
            ["Checkout:LigdiCash:ApiToken"] = TwoGateways.OtherToken,
        });

        await sandbox.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(3));

        var payment = await shop.PaymentByIdAsync(id);
        Assert.Equal(CheckoutPaymentStatus.Pending, payment.Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(payment.Reference));
        Assert.Equal(0, await sandbox.ConfirmsAsync());
        Assert.NotEqual(0, await world.Other.ConfirmsAsync());
    }

    [Fact]
    public async Task A08_Money_received_by_the_attackers_account_pays_nothing_here()
    {
        await using var world = await TwoGateways.OpenAsync();
        var shop = world.Shop;
        var id = await shop.OpensPaymentAsync();
        await CreatesAsync(world.Other, id, (await shop.PaymentByIdAsync(id)).Amount.Amount);

        await world.Other.ApprovesAsync(id);
        await world.Other.DeliversCallbacksAsync();
        await shop.SettlesAsync();

        var payment = await shop.PaymentByIdAsync(id);
        Assert.NotNull(payment.Row.CalledBackAt);
        Assert.Equal(CheckoutPaymentStatus.Pending, payment.Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(payment.Reference));
        Assert.Equal(1, await shop.Gateway.ConfirmsAsync(id));
        Assert.Equal(0, await world.Other.ConfirmsAsync());
    }

    [Fact]
    public async Task A08_A_shop_with_another_merchants_keys_accepts_and_loses_nothing()
    {
        await using var world = await TwoGateways.OpenAsync();
        var shop = world.Shop;
        var id = await shop.OpensPaymentAsync();
        await shop.RestartsAsync(Keys(TwoGateways.OtherKey, TwoGateways.OtherToken));
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var swapped = (await shop.PaymentByIdAsync(id)).Status;

        await shop.RestartsAsync(Keys(Shop.ApiKey, Shop.ApiToken));
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CheckoutPaymentStatus.Pending, swapped);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    private static Dictionary<string, string?> Keys(string key, string token) =>
        new(StringComparer.Ordinal) { ["Checkout:LigdiCash:ApiKey"] = key, ["Checkout:LigdiCash:ApiToken"] = token };

    // The same create as the shop's own, but with the attacker's keys.
    private static async Task CreatesAsync(Gateway gateway, string id, long amount)
    {
        using var client = new HttpClient(gateway.CreateHandler());
        client.DefaultRequestHeaders.Add("Apikey", TwoGateways.OtherKey);
        client.DefaultRequestHeaders.Add("Authorization", $"Bearer {TwoGateways.OtherToken}");
        var order = Emulator.SampleOrder.Costing(amount);
        order["commande"]!["custom_data"]!["transaction_id"] = id;
        order["commande"]!["actions"]!["callback_url"] = new Uri(Shop.Home, "checkout/callback").AbsoluteUri;
        using var answer = await client.PostAsJsonAsync(
            new Uri(Gateway.Address, "pay/v01/redirect/checkout-invoice/create"), order, TestContext.Current.CancellationToken);
        Assert.Contains("\"00\"", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
