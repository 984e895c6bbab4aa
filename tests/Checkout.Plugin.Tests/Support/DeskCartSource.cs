namespace Checkout.Plugin.Tests;

internal sealed class DeskCartSource(ShopDesk desk) : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        if (desk.Rest is { } rest && request.PaidPayments is [.., var paid])
        {
            var remains = rest(paid);
            return new(desk.Carts[remains.Reference] = remains);
        }

        return new(request.Reference is { } reference ? desk.Carts.GetValueOrDefault(reference) : null);
    }
}
