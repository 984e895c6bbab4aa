namespace LigdiCash.Checkout;

/// <summary>Prices a cart on the server. The shop implements it. It is called for each view of the summary and each press of Pay.</summary>
public interface ICartSource
{
    /// <summary>Prices the cart. Never take an amount from the form or the URL. The token is cancelled when the shopper's request
    /// ends.</summary>
    /// <remarks>Called again with <see cref="CartRequest.PaidPayments"/> if the reference is paid with another content.</remarks>
    /// <returns>The cart at current prices. Null: the shopper has no such cart, or it is empty; a page links to the shop.
    /// <see cref="CheckoutCart.SignInFirst"/>, <see cref="CheckoutCart.NothingToPay"/> or <see cref="CheckoutCart.Changed"/>: there is no
    /// cart for that reason, which has its own page.</returns>
    ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken);
}

/// <summary>A request for a cart.</summary>
/// <param name="Reference">The reference given to the button. Null: the summary was opened without one; return the shopper's current cart.
/// The value comes from the browser: check that the cart belongs to this shopper.</param>
/// <param name="HttpContext">The shopper's request, with the shop's cookies or session.</param>
public sealed record CartRequest(string? Reference, HttpContext HttpContext)
{
    /// <summary>The payments of the carts returned by earlier calls, oldest first. Empty at the first call.
    /// If not empty, the shopper changed a paid cart. Return the part that <see cref="CheckoutPayment.Cart"/> does not cover, under a new
    /// reference that later requests may contain. For null or a paid reference, the page refers the shopper to the shop.</summary>
    public IReadOnlyList<CheckoutPayment> PaidPayments { get; init; } = [];
}

internal sealed class CartSource(Func<CartRequest, CancellationToken, ValueTask<CheckoutCart?>> source) : ICartSource
{
    public ValueTask<CheckoutCart?> GetCartAsync(CartRequest request, CancellationToken cancellationToken) =>
        source(request, cancellationToken);
}
