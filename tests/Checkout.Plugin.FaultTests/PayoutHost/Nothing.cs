namespace Checkout.Plugin.Tests;

internal sealed class NoCarts : ICartSource
{
    public ValueTask<Cart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) => ValueTask.FromResult<Cart?>(null);
}

internal sealed class NoGoods : IFulfillmentHandler
{
    public Task<FulfillmentResult> FulfillAsync(Payment payment, CancellationToken cancellationToken) =>
        Task.FromResult<FulfillmentResult>(new FulfillmentResult.Refused("This host sells nothing."));
}
