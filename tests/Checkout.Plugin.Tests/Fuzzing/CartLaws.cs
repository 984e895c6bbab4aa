using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Checkout.Plugin.Tests.Fuzzing;

public sealed class CartLaws
{
    private static readonly CheckoutOptions Limits = new();
    private static readonly CartValidator Validator = new(new CheckoutTexts([]), Limits);

    private static Gen<CheckoutLine> AnyLine =>
        from sku in Gen.Elements("a", "b", "c", null)
        from name in Gen.Frequency(
            (9, Gen.Elements("Tissu", "Miel", "a")),
            (1, Any.Trap),
            (1, Gen.Elements(new string('x', 2_000), new string('x', 2_001))))
        from quantity in Gen.Frequency(
            (9, Gen.Choose(1, 20)),
            (1, Gen.Elements(0, -1, 10_000, 10_001, int.MaxValue, int.MinValue)))
        from price in Gen.Frequency((9, Gen.Choose(0, 20_000).Select(it => (long)it)), (1, Any.Amount))
        select new CheckoutLine(name, quantity, Money.Xof(price), sku);

    private static Gen<CheckoutCart> AnyCart =>
        from lines in Gen.Frequency((9, AnyLine.NonEmptyListOf().Resize(8)), (1, AnyLine.ListOf(1_001)))
        from discount in Gen.Frequency((3, Gen.Constant(0L)), (1, Any.Amount))
        from off in Gen.Frequency((3, Gen.Constant(0L)), (1, Gen.Elements(-1L, 1L)), (1, Any.Amount))
        let sum = Sum(lines) - discount + off
        select new CheckoutCart(
            "panier-1",
            [.. lines],
            Money.Xof(sum >= long.MinValue && sum <= long.MaxValue ? (long)sum : off))
        {
            Discount = Money.Xof(discount),
        };

    [Fact]
    public void A12_A_cart_is_accepted_exactly_when_its_lines_and_total_are_valid() => Law.Holds(
        AnyCart,
        cart => Assert.Equal(IsAcceptable(cart.Merged()), Validator.Validate(cart.Merged()).IsValid));

    [Fact]
    public void A18_Merged_lines_keep_the_total_and_list_each_article_once_per_price() => Law.Holds(
        from lines in AnyLine.Where(line => line.Quantity is > 0 and <= 20).ListOf()
        select new CheckoutCart("panier-1", [.. lines], Money.Zero),
        cart =>
        {
            var merged = cart.Merged();
            Assert.Equal(Sum(cart.Lines), Sum(merged.Lines));
            Assert.Equal(merged.Lines.Count, merged.Lines.Select(line => (line.Name, line.Sku, line.UnitPrice)).Distinct().Count());
            Assert.Equal(merged.Lines, merged.Merged().Lines);
            Assert.Equal(Sum(cart.Lines), Sum(merged.ByArticle().Lines));
            Assert.Equal(
                merged.ByArticle().Lines.Count, cart.Lines.Select(line => (line.Sku ?? line.Name, line.UnitPrice)).Distinct().Count());
        });

    [Fact]
    public void A13_Money_is_added_and_multiplied_exactly_or_not_at_all() => Law.Holds(
        from left in Any.Amount
        from right in Any.Amount
        select (left, right),
        it =>
        {
            AssertExact((BigInteger)it.left + it.right, () => Money.Xof(it.left) + Money.Xof(it.right));
            AssertExact((BigInteger)it.left - it.right, () => Money.Xof(it.left) - Money.Xof(it.right));
            AssertExact((BigInteger)it.left * it.right, () => Money.Xof(it.left) * it.right);
        });

    [Fact]
    public void A14_A_fraction_is_refused_without_a_rounding_rule() => Law.Holds(
        from francs in Gen.OneOf(
            ArbMap.Default.GeneratorFor<decimal>(),
            Any.Amount.Select(amount => (decimal)amount),
            Gen.Choose(-999_999, 999_999).Select(it => it / 100m))
        from rounding in Gen.Elements(Enum.GetValues<MidpointRounding>())
        select (francs, rounding),
        it =>
        {
            if (decimal.Truncate(it.francs) != it.francs)
            {
                Assert.Throws<ArgumentException>(() => Money.Xof(it.francs));
                AssertExact(new BigInteger(decimal.Round(it.francs, it.rounding)), () => Money.Xof(it.francs, it.rounding));
            }
            else
            {
                AssertExact(new BigInteger(it.francs), () => Money.Xof(it.francs));
            }
        });

    private static bool IsAcceptable(CheckoutCart cart) => cart.Lines.Count is > 0 and <= 1_000 && cart.Discount.Amount >= 0
        && cart.Lines.All(line =>
            line.Quantity is >= 1 and <= 10_000
                && line.UnitPrice.Amount is >= 0 and <= 2_000_000
                && !string.IsNullOrWhiteSpace(line.Name)
                && line.Name.Length <= 2_000)
        && Sum(cart.Lines) == (BigInteger)cart.Total.Amount + cart.Discount.Amount
        && cart.Total.Amount >= Limits.MinTotalXof && cart.Total.Amount <= Limits.MaxTotalXof;

    private static BigInteger Sum(IEnumerable<CheckoutLine> lines) =>
        lines.Aggregate(BigInteger.Zero, (sum, line) => sum + ((BigInteger)line.Quantity * line.UnitPrice.Amount));

    private static void AssertExact(BigInteger exact, Func<Money> calculated)
    {
        if (exact < long.MinValue || exact > long.MaxValue)
        {
            Assert.Throws<OverflowException>(() => calculated());
        }
        else
        {
            Assert.Equal((long)exact, calculated().Amount);
        }
    }
}
