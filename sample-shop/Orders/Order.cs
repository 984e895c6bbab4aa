using Checkout.Plugin;

namespace SampleShop;

// A purchase as its buyer sees it: recorded once it was paid and handed over, awaited before.
public sealed record Order(string Reference, IReadOnlyList<CheckoutLine> Lines, Money Total, DateTimeOffset At, long Fulfillments)
{
    public bool IsPaid => Fulfillments > 0;
}
