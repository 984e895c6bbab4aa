using System.Collections.Concurrent;

namespace Checkout.Plugin.Tests;

// The shop's carts and the answers of its fulfillment handler, as the test sets them.
internal sealed class ShopScript
{
    public ConcurrentDictionary<string, CheckoutCart> Carts { get; } = new(StringComparer.Ordinal);

    // The rest to pay of a paid cart. Null: the shop does not support that.
    public Func<CheckoutPayment, CheckoutCart>? Rest { get; set; }

    public ConcurrentQueue<Func<FulfillmentResult>> Answers { get; } = new();
}
