using Microsoft.EntityFrameworkCore;

namespace Checkout.Plugin.Hosts.Entities;

internal sealed class StoredCarts(ShopContext shop) : ICartSource
{
    public async ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        await shop.Baskets.SingleOrDefaultAsync(basket => basket.Id == request.Reference, cancellationToken) is { } stored
            ? new Basket(stored.Id, stored.Skus).Priced()
            : null;
}
