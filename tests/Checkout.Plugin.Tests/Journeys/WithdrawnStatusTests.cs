using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway withdraws the status of a paid payment.
public sealed class WithdrawnStatusTests
{
    [Fact]
    public async Task A_status_withdrawn_between_bad_answers_is_still_flagged()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        await shop.Gateway.FailsAsync("confirm", "html", times: 0);

        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(4));
        await shop.WaitsAsync(TimeSpan.FromSeconds(8));
        await shop.Gateway.RecoversAsync();
        await shop.Gateway.FailsAsync("confirm", "not-completed", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.True(await shop.PaymentByIdAsync(id) is { Status: CheckoutPaymentStatus.Paid, IsContradicted: true });
    }
}
