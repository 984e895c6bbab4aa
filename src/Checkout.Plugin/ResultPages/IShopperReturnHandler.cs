namespace LigdiCash.Checkout;

/// <summary>Optional. The shop implements it to update the shopper's session after a payment, such as a cart in the session.</summary>
/// <remarks>Called when a browser that pressed Pay opens the result page of the paid payment, until one call succeeds for that payment
/// and browser. Never deliver goods here: the shopper may not return. The shopper may have continued to shop: remove only the lines of
/// <see cref="CheckoutPayment.Cart"/>, and only from the cart with its reference.</remarks>
public interface IShopperReturnHandler
{
    /// <summary>Updates the shopper's session, in the shopper's request. An exception is logged, and the next view of the page calls the
    /// handler again. The token is cancelled when the request ends.</summary>
    Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken);
}
