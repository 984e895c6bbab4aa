using Checkout.Plugin;

namespace SampleShop;

public sealed record Basket(string Id, IReadOnlyList<BasketLine> Lines)
{
    public Money Total => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total);

    public int Count => Lines.Sum(line => line.Quantity);
}

public sealed record BasketLine(Product Product, int Quantity)
{
    public const int Most = 99;

    public Money Total => Product.Price * Quantity;
}
