using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

// What the shopper may pay now. Null: nothing. PaidBefore: the order that was paid under the reference of their cart, which has changed since.
internal sealed record PricedCart(Cart? Cart, Payment? PaidBefore = null);

// Asks the shop for the cart, and for what remains of it where its reference was paid with another content.
internal sealed class CartPricer(PaymentStore payments, BrowserCookie browsers)
{
    private const int MaxPaidPayments = 10;

    public static Task<Cart?> AskAsync(string? reference, HttpContext context) => AskAsync(reference, [], context);

    public async Task<PricedCart> PriceAsync(string? reference, HttpContext context)
    {
        List<Payment> paid = [];
        var cart = await AskAsync(reference, context);
        if (cart is null && await PaidBeforeAsync(reference, context) is { } before)
        {
            cart = await RestAsync(reference, paid, before, context);
        }

        while (cart is not null && paid.TrueForAll(payment => payment.Reference != cart.Reference) && paid.Count < MaxPaidPayments)
        {
            if (await PaidWithOtherContentAsync(cart, context.RequestAborted) is not { } payment)
            {
                return new(cart, paid.LastOrDefault());
            }

            cart = await RestAsync(reference, paid, payment, context);
        }

        return new(null, paid.LastOrDefault());
    }

    // The shop has no cart under the reference any more, because this browser paid it. Null: it did not.
    public async Task<Payment?> PaidBeforeAsync(string? reference, HttpContext context) =>
        reference is not null && CheckoutId.IsReference(reference) && browsers.DigestOf(context) is { } browser
            && await payments.FindByReferenceAsync(reference, context.RequestAborted) is { Status: PaymentStatus.Paid } payment && payment.IsOf(browser) ? payment : null;

    public async Task<Payment?> PaidWithOtherContentAsync(Cart cart, CancellationToken cancellationToken) =>
        CheckoutId.IsReference(cart.Reference) && await payments.FindByReferenceAsync(cart.Reference, cancellationToken) is { } payment && payment.PaidOtherThan(CartFingerprint.Of(cart))
            ? payment : null;

    // After its cart is deleted, what a payment leaves to pay is unknown.
    private static async Task<Cart?> RestAsync(string? reference, List<Payment> paid, Payment payment, HttpContext context)
    {
        paid.Add(payment);
        return payment.IsForgotten ? null : await AskAsync(reference, [.. paid], context);
    }

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
