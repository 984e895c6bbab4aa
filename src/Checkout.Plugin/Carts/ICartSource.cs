using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

/// <summary>Written by the shop: prices a cart, on the server, each time the shopper looks at the summary and again when they press Pay.</summary>
public interface ICartSource
{
    /// <summary>Prices the cart that the shopper wants to pay. Called in the shopper's request; never take an amount from the form or the address.</summary>
    /// <param name="request">The reference from the button, and the shopper's request.</param>
    /// <param name="cancellationToken">The shopper's request ended.</param>
    /// <remarks>When the cart that it answered has a reference which was paid with another content, it is asked once more, with <see cref="CartRequest.PaidPayments"/>.</remarks>
    /// <returns>The cart at today's prices. Null: there is no such cart for this shopper, or it is empty; they are sent back kindly.</returns>
    ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken);
}

/// <summary>Asks for a cart.</summary>
/// <param name="Reference">What the button was given. Null when the summary was opened without one: then the shopper's current cart is meant.
/// It came through the browser: check that the cart is this shopper's.</param>
/// <param name="HttpContext">The shopper's request, for the shop's cookies or session.</param>
public sealed record CartRequest(string? Reference, HttpContext HttpContext)
{
    /// <summary>The payments that paid the references of the carts answered before, oldest first. Empty at the first call.
    /// Not empty: the shopper changed the cart after it was paid. Answer what <see cref="CheckoutPayment.Cart"/> leaves to pay, under a new reference that later requests may bring.
    /// Null or a paid reference means that nothing can be paid here; then the shopper reads that the order is paid, and that the shop can help with the rest.</summary>
    public IReadOnlyList<CheckoutPayment> PaidPayments { get; init; } = [];
}
