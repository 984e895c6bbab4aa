using System.Collections.Concurrent;

namespace Checkout.Plugin.Hosts.Markets;

// The reservation's number is enough to pay for it.
public sealed class Reservations
{
    private readonly ConcurrentDictionary<string, Basket> _all = new(StringComparer.Ordinal);

    public Basket Of(string sku)
    {
        var basket = Basket.Empty.With(sku);
        return _all[basket.Id] = basket;
    }

    public Basket? Find(string reference) => _all.GetValueOrDefault(reference);
}

internal sealed class ReservedCarts(Reservations reservations) : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        new(request.Reference is { } reference ? reservations.Find(reference)?.Priced() : null);
}
