using Checkout.Plugin;

namespace SampleShop;

/// A purchase as its buyer sees it: recorded once it was paid and handed over, awaited before.
public sealed record Order(string Reference, IReadOnlyList<CartLine> Lines, Money Total, DateTimeOffset At, long Fulfillments)
{
    public string Number => NumberOf(Reference);

    public bool IsPaid => Fulfillments > 0;

    /// What can be read out over the telephone.
    public static string NumberOf(string reference) => $"MF-{reference[..8].ToUpperInvariant()}";
}
