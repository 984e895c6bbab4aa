using Checkout.Plugin;

namespace SampleShop;

public sealed record Basket(string Id, IReadOnlyList<BasketLine> Lines)
{
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    // What is left of a basket that was paid has another id than the button that was pressed.
    public bool IsMeantBy(CartRequest request) => request.PaidPayments.Count > 0 || (request.Reference ?? Id) == Id;

    public int Count => Lines.Sum(line => line.Quantity);
}

public sealed record BasketLine(Product Product, int Quantity)
{
    public const int MaxQuantity = 99;

    public Money Total => Product.Price * Quantity;
}
