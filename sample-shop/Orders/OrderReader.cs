using LigdiCash.Checkout;

namespace SampleShop;

public sealed class OrderReader(BasketStore baskets, OrderStore orders, ICheckout checkout)
{
    public async Task<IReadOnlyList<Order>> OfAsync(string? visitor, CancellationToken cancellationToken)
    {
        if (visitor is null)
        {
            return [];
        }

        // Reads the basket first: a purchase that is fulfilled in between must appear in one of the two.
        var awaited = await AwaitedAsync(visitor, cancellationToken);
        var done = await orders.OfAsync(visitor, cancellationToken);
        return [.. awaited.Where(order => done.All(other => other.Reference != order.Reference)), .. done];
    }

    public async Task<Order?> FindAsync(string? visitor, string reference, CancellationToken cancellationToken) =>
        (await OfAsync(visitor, cancellationToken)).FirstOrDefault(order => order.Reference == reference);

    private async Task<IReadOnlyList<Order>> AwaitedAsync(string visitor, CancellationToken cancellationToken) =>
        await baskets.FindOpenAsync(visitor, cancellationToken) is { } basket
        && await checkout.FindAsync(basket.Id, cancellationToken) is { } payment
            ? [new(payment.Reference, payment.Cart.Lines, payment.Amount, payment.CreatedAt, Fulfillments: 0)]
            : [];
}
