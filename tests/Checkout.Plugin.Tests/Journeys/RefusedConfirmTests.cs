using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway refuses the status check: the token is unknown or the request is invalid.
public sealed class RefusedConfirmTests
{
    [Theory]
    [InlineData("code02")]
    [InlineData("code04")]
    public async Task A_called_back_payment_without_a_confirmation_is_listed_for_staff(string refusal)
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", refusal, times: 0);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        await MinutesAsync(shop, 9);
        var meanwhile = (await shop.PaymentByIdAsync(id)).Status;
        await MinutesAsync(shop, 20);

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(CheckoutPaymentStatus.Pending, meanwhile);
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.Disagreement, item.Reason);
        Assert.Equal("review", new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}")).Status);
    }

    [Fact]
    public async Task A_payment_whose_token_expired_before_its_callback_is_listed_too()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.WaitsHourByHourAsync(25);
        await shop.Gateway.FailsAsync("confirm", "code02", times: 0);
        await shop.WaitsHourByHourAsync(72);
        var before = (await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Count;

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await MinutesAsync(shop, 30);

        Assert.Equal(0, before);
        Assert.Equal(id, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Payment.Id);
    }

    [Fact]
    public async Task A_payment_whose_shopper_returned_is_listed_too()
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.LosesCallbacksAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code04", times: 0);
        await shop.Gateway.ApprovesAsync(id);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");

        await MinutesAsync(shop, 30);

        Assert.Equal(id, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Payment.Id);
    }

    [Fact]
    public async Task A_payment_without_callback_and_return_expires_and_lists_nothing()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code02", times: 0);

        await shop.WaitsHourByHourAsync(48);

        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(CheckoutPaymentStatus.Expired, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task A_payment_that_the_gateway_knows_a_little_later_is_paid()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code02", times: 0);
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await MinutesAsync(shop, 8);

        await shop.Gateway.RecoversAsync();
        await MinutesAsync(shop, 8);

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Theory]
    [InlineData("drop-before")]
    [InlineData("status-500")]
    [InlineData("code00")]
    public async Task While_the_gateway_is_unreachable_no_page_says_unpaid(string fault)
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.FailsAsync("confirm", fault, times: 0);
        await shop.WaitsHourByHourAsync(40);

        var page = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{id}"));
        await shop.Gateway.RecoversAsync();
        await shop.WaitsHourByHourAsync(2);

        Assert.Equal("pending", page.Status);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    private static async Task MinutesAsync(Shop shop, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++)
        {
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        }
    }
}
