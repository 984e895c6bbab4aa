using Microsoft.AspNetCore.Http;

namespace Checkout.Plugin;

/// <summary>Optional, written by the shop: the shopper's browser is here and their payment is final. The place to empty a session's cart or to sign something off.
/// Called each time the result page of a paid payment is opened in a browser that pressed Pay for it, and in no other; never a reason to hand goods over.</summary>
public interface IShopperReturnHandler
{
    /// <summary>Tidies up in the shopper's browser. An exception is logged and the page is shown all the same.</summary>
    /// <param name="payment">The paid payment.</param>
    /// <param name="context">The shopper's request.</param>
    /// <param name="cancellationToken">The shopper's request ended.</param>
    Task ReturnedAsync(Payment payment, HttpContext context, CancellationToken cancellationToken);
}
