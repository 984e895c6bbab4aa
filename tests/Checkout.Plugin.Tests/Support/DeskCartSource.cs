namespace Checkout.Plugin.Tests;

internal sealed class DeskCartSource(ShopDesk desk) : ICartSource
{
    public ValueTask<Cart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        ValueTask.FromResult(request.Reference is { } reference ? desk.Carts.GetValueOrDefault(reference) : null);
}
