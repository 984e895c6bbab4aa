using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Payments without a callback, and payments that are paid late.
public sealed class LatePaymentTests
{
    [Fact]
    public async Task A_payment_without_callback_and_return_is_found_after_two_minutes()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.WaitsAsync(TimeSpan.FromSeconds(119));
        var before = (await shop.PaymentByIdAsync(id)).Status;
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        var after = await shop.PaymentByIdAsync(id);

        Assert.Equal(CheckoutPaymentStatus.Pending, before);
        Assert.Equal(CheckoutPaymentStatus.Paid, after.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(after.Reference));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(31)]
    public async Task A_callback_during_gateway_trouble_is_checked_soon_after_recovery(int days)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var id = await shop.OpensPaymentAsync();
        for (var quarter = 0; quarter < days * 4; quarter++)
        {
            await shop.WaitsAsync(TimeSpan.FromHours(6));
        }

        await shop.Gateway.FailsAsync("confirm", "status-500", times: 0);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));
        await shop.Gateway.RecoversAsync();
        for (var minute = 0; minute < 2; minute++)
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Checks_of_a_silent_gateway_become_rarer_and_end()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "drop-before", times: 0);
        for (var hour = 0; hour < 24 * 40; hour++)
        {
            await shop.WaitsAsync(TimeSpan.FromHours(1));
        }

        var asked = await shop.Gateway.ConfirmsAsync(id);
        await shop.WaitsAsync(TimeSpan.FromDays(30));

        Assert.InRange(asked, 20, 150);
        Assert.Equal(asked, await shop.Gateway.ConfirmsAsync(id));
    }

    [Fact]
    public async Task A_restart_loses_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(id);

        await shop.RestartsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Money_that_comes_after_the_expiry_is_still_recognised_and_marked_late()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(40);

        var expired = await shop.PaymentByIdAsync(id);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        var paid = await shop.PaymentByIdAsync(id);

        Assert.Equal(CheckoutPaymentStatus.Expired, expired.Status);
        Assert.Equal(CheckoutPaymentStatus.Paid, paid.Status);
        Assert.True(paid.IsLate);
        Assert.Equal(1, await shop.TimesFulfilledAsync(paid.Reference));
    }

    [Fact]
    public async Task Money_that_comes_after_the_expiry_is_found_without_a_callback()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(40);
        await shop.Gateway.ApprovesAsync(id);

        await shop.WaitsHourByHourAsync(48);

        Assert.True(await shop.PaymentByIdAsync(id) is { Status: CheckoutPaymentStatus.Paid, IsLate: true });
    }
}
