using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

// What the shopper may pay now. Null: nothing. PaidBefore: the order that was paid under the reference of their cart, which has changed since.
internal sealed record PricedCart(Cart? Cart, Payment? PaidBefore = null);

// Asks the shop for the cart, and for what remains of it where its reference was paid with another content.
internal sealed class CartPricer(PaymentStore payments)
{
    private const int MaxPaidPayments = 10;

    public static Task<Cart?> AskAsync(string? reference, HttpContext context) => AskAsync(reference, [], context);

    public async Task<PricedCart> PriceAsync(string? reference, HttpContext context)
    {
        List<Payment> paid = [];
        while (await AskAsync(reference, [.. paid], context) is { } cart && paid.TrueForAll(payment => payment.Reference != cart.Reference) && paid.Count < MaxPaidPayments)
        {
            if (await PaidWithOtherContentAsync(cart, context.RequestAborted) is not { } payment)
            {
                return new(cart, paid.LastOrDefault());
            }

            paid.Add(payment);
        }

        return new(null, paid.LastOrDefault());
    }

    public async Task<Payment?> PaidWithOtherContentAsync(Cart cart, CancellationToken cancellationToken) =>
        CheckoutId.IsReference(cart.Reference) && await payments.FindByReferenceAsync(cart.Reference, cancellationToken) is { } payment && payment.PaidOtherThan(CartFingerprint.Of(cart))
            ? payment : null;

    private static async Task<Cart?> AskAsync(string? reference, IReadOnlyList<Payment> paid, HttpContext context)
    {
        if (reference is not null && !CheckoutId.IsReference(reference))
        {
            return null;
        }

        var request = new CartRequest(reference, context) { PaidPayments = paid };
        var cart = await context.RequestServices.GetRequiredService<ICartSource>().GetCartAsync(request, context.RequestAborted);
        return cart is { Lines.Count: > 0 } ? cart.Merged() : null;
    }
}
