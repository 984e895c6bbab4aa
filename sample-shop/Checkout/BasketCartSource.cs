using Checkout.Plugin;

namespace SampleShop;

internal sealed class BasketCartSource(BasketStore baskets) : ICartSource
{
    public async ValueTask<Cart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        await baskets.FindOpenAsync(Visitor.Of(request.HttpContext), cancellationToken) is { Lines.Count: > 0 } basket && (request.Reference ?? basket.Id) == basket.Id
            ? new Cart(basket.Id, [.. basket.Lines.Select(line => new CartLine(line.Product.Name, line.Quantity, line.Product.Price, line.Product.Sku))], basket.Total)
            : null;
}
