using LigdiCash.Checkout;

namespace SampleShop;

internal sealed class BasketCartSource(BasketStore baskets) : ICartSource
{
    public async ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        await baskets.LeaveUnpaidAsync(request.PaidPayments, cancellationToken);
        var basket = await baskets.FindOpenAsync(Visitor.Of(request.HttpContext), cancellationToken);
        return basket is { Lines.Count: > 0 } && basket.IsMeantBy(request)
            ? new CheckoutCart(basket.Id, [.. basket.Lines.Select(CheckoutLineOf)], basket.Total)
            : null;
    }

    private static CheckoutLine CheckoutLineOf(BasketLine line) =>
        new(line.Product.Name, line.Quantity, line.Product.Price, line.Product.Sku);
}
