using Checkout.Plugin;

namespace SampleShop;

internal sealed class BasketCartSource(BasketStore baskets) : ICartSource
{
    public async ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        await baskets.LeaveUnpaidAsync(request.PaidPayments, cancellationToken);
        return await baskets.FindOpenAsync(Visitor.Of(request.HttpContext), cancellationToken) is { Lines.Count: > 0 } basket && basket.IsMeantBy(request)
            ? new CheckoutCart(basket.Id, [.. basket.Lines.Select(line => new CheckoutLine(line.Product.Name, line.Quantity, line.Product.Price, line.Product.Sku))], basket.Total)
            : null;
    }
}
