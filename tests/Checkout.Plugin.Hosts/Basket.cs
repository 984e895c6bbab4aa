using System.Security.Cryptography;

namespace Checkout.Plugin.Hosts;

// A basket of articles. Prices are read when the cart is requested.
public sealed record Basket(string Id, IReadOnlyList<string> Skus)
{
    private static readonly Dictionary<string, (string Name, Money Price)> Goods = new(StringComparer.Ordinal)
    {
        ["tissu"] = ("Tissu faso danfani", Money.Xof(12_500)),
        ["savon"] = ("Savon de karité", Money.Xof(1_500)),
    };

    public static Basket Empty => new(RandomNumberGenerator.GetHexString(16, lowercase: true), []);

    public Basket With(string sku) => Goods.ContainsKey(sku) ? this with { Skus = [.. Skus, sku] } : this;

    // Removes the paid articles. A paid basket gets a new id.
    public Basket Less(IEnumerable<CheckoutPayment> payments) =>
        payments.Aggregate(this, (basket, payment) => basket.Id == payment.Reference ? basket.Without(payment.Cart) : basket);

    // Null: the basket is empty.
    public CheckoutCart? Priced()
    {
        var lines = Skus.GroupBy(sku => sku, StringComparer.Ordinal)
            .Select(same => new CheckoutLine(Goods[same.Key].Name, same.Count(), Goods[same.Key].Price, same.Key)).ToList();
        return lines.Count == 0 ? null : new(Id, lines, lines.Aggregate(Money.Zero, (sum, line) => sum + line.Total));
    }

    private Basket Without(CheckoutCart paid)
    {
        var rest = Skus.ToList();
        foreach (var sku in paid.Lines.SelectMany(line => Enumerable.Repeat(line.Sku!, line.Quantity)))
        {
            rest.Remove(sku);
        }

        return Empty with { Skus = rest };
    }
}
