namespace Checkout.Plugin.Tests;

internal sealed class ScriptedCartSource(ShopScript script) : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken)
    {
        if (script.Rest is { } rest && request.PaidPayments is [.., var paid])
        {
            var remains = rest(paid);
            return new(script.Carts[remains.Reference] = remains);
        }

        return new(request.Reference is { } reference ? script.Carts.GetValueOrDefault(reference) : null);
    }
}
