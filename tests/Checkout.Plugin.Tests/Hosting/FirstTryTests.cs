using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The code of the README's first example.
public sealed class FirstTryTests
{
    [Fact]
    public async Task The_readmes_first_try_leads_to_a_paid_test_order()
    {
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.AddCartSource<FirstCart>().AddFulfillmentHandler<FirstHandler>() });
        var summary = new SummaryPage(await shop.OpensBrowser().OpenAsync("checkout?reference=order-1"));

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal("order-1", result.OrderReference);
    }
}

internal sealed class FirstCart : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        new(new CheckoutCart(request.Reference ?? "order-1", [new CheckoutLine("Tissu", 1, Money.Xof(2_500))]));
}

internal sealed class FirstHandler : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        Task.FromResult(FulfillmentResult.Fulfilled());
}
