using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Anyone can post to the callback address. The shop asks the gateway and uses only its answer.
public sealed class CallbackForgeryTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A01_A_callback_that_claims_a_payment_pays_nothing_in_any_state(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        string[] ids = [await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync()];
        await shop.Gateway.DeclinesAsync(ids[0]);
        await shop.SettlesAsync();
        await shop.WaitsHourByHourAsync(25);
        ids = [.. ids, await shop.OpensPaymentAsync()];

        foreach (var status in ForgedCallbacks.PaidStatuses)
        {
            foreach (var id in ids)
            {
                await shop.SendsForgedAsync(ForgedCallbacks.Callback(id, status));
            }
        }

        var payments = await Task.WhenAll(ids.Select(shop.PaymentByIdAsync));
        Assert.Equal(
            [CheckoutPaymentStatus.NotCompleted, CheckoutPaymentStatus.Expired, CheckoutPaymentStatus.Pending],
            payments.Select(payment => payment.Status));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM test_order"));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A02_A_forged_failure_changes_no_paid_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        foreach (var status in ForgedCallbacks.NotPaidStatuses)
        {
            await shop.SendsForgedAsync(ForgedCallbacks.Callback(id, status));
        }

        var payment = await shop.PaymentByIdAsync(id);
        Assert.Equal(CheckoutPaymentStatus.Paid, payment.Status);
        Assert.False(payment.IsContradicted);
        Assert.False(payment.IsDuplicate);
        Assert.Equal(1, await shop.TimesFulfilledAsync(payment.Reference));
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A06_Endless_forged_callbacks_hide_no_money_without_genuine_callbacks(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await FloodsAsync(shop, id, TimeSpan.FromSeconds(30));

        await shop.Gateway.ApprovesAsync(id);
        await FloodsAsync(shop, id, TimeSpan.FromSeconds(10));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A24_The_callback_address_is_public_and_gives_no_trust()
    {
        await using var shop = await Shop.OpenAsync();
        var (first, second) = (await shop.OpensPaymentAsync(), await shop.OpensPaymentAsync());
        var addresses = (await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["callbackUrl"]!.GetValue<string>()).ToList();

        await shop.SendsForgedAsync(ForgedCallbacks.Callback(first, "completed"), addresses[0]);
        await shop.SendsForgedAsync(ForgedCallbacks.Callback(second, "completed"), addresses[1]);

        Assert.Equivalent(
            new[] { first, second }.Select(id => new Uri(Shop.Home, $"checkout/callback/{id}").AbsoluteUri), addresses, strict: true);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(first)).Status);
        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(second)).Status);
    }

    // Four callbacks a second for the given time.
    private static async Task FloodsAsync(Shop shop, string id, TimeSpan time)
    {
        var body = ForgedCallbacks.Callback(id, "completed").ToJsonString();
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMilliseconds(250))
        {
            shop.Clock.Advance(TimeSpan.FromMilliseconds(250));
            await shop.PostsAsync("checkout/callback", new StringContent(body));
            await shop.ProcessesDueWorkAsync();
        }
    }
}
