using LigdiCash.Checkout;

namespace SampleShop;

public sealed record Order(string Reference, IReadOnlyList<CheckoutLine> Lines, Money Total, DateTimeOffset At, long Fulfillments)
{
    public bool IsPaid => Fulfillments > 0;
}
