using Checkout.Plugin.Tests.Payouts;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The code of the README's refund example.
public sealed class RefundClerkTests
{
    [Fact]
    public async Task The_readmes_refund_reaches_the_buyer()
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaymentByIdAsync(await shop.PaidAsync(12_500));
        var refunds = new RefundClerk(shop.Services.GetRequired<IPayouts>());

        var draft = PayoutSteps.Done(await refunds.DraftAsync(payment, PhoneNumber.Parse("70 00 00 00", "BF"), Staff.Member("Awa")));
        var sent = PayoutSteps.Done(await refunds.PayOutAsync(draft.Id, draft.Fingerprint, Staff.Member("Issa")));
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
        Assert.Equal(12_500, (await shop.Gateway.PayoutsAsync())[0]!["amount"]!.GetValue<long>());
    }
}
