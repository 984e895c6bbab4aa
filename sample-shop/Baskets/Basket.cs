using LigdiCash.Checkout;

namespace SampleShop;

public sealed record Basket(string Id, IReadOnlyList<BasketLine> Lines)
{
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    // After a payment the remaining articles have another basket id than the button's.
    public bool IsMeantBy(CartRequest request) => request.PaidPayments.Count > 0 || (request.Reference ?? Id) == Id;

    public int Count => Lines.Sum(line => line.Quantity);
}

public sealed record BasketLine(Product Product, int Quantity)
{
    public const int MaxQuantity = 99;

    public Money Total => Product.Price * Quantity;
}
