using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

/// <summary>Optional, written by the shop: the shopper's browser is here and their payment is final. The place to remove what was paid from a session's cart, or to sign something off.
/// Called when the result page of a paid payment is opened in a browser that pressed Pay for it, until it has returned once without an exception for that payment and browser; never a reason to hand goods over.
/// The shopper may have gone on shopping meanwhile: remove what <see cref="CheckoutPayment.Cart"/> holds, from the cart that has its reference, and nothing else.</summary>
public interface IShopperReturnHandler
{
    /// <summary>Tidies up in the shopper's browser. An exception is logged, the page is shown all the same, and the next view calls it again.</summary>
    /// <param name="payment">The paid payment, with the cart that was paid.</param>
    /// <param name="context">The shopper's request.</param>
    /// <param name="cancellationToken">The shopper's request ended.</param>
    Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken);
}
