using System.Collections.Concurrent;

namespace Checkout.Plugin.Tests;

// What the test says about the shop's carts, and about what its handler does.
internal sealed class ShopDesk
{
    public ConcurrentDictionary<string, CheckoutCart> Carts { get; } = new(StringComparer.Ordinal);

    // What a payment leaves to pay of the cart of its reference. Null: the shop knows no such thing.
    public Func<CheckoutPayment, CheckoutCart>? Rest { get; set; }

    public ConcurrentQueue<Func<FulfillmentResult>> Answers { get; } = new();
}
