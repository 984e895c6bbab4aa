using Xunit;

namespace Checkout.Plugin.Tests.Carts;

public sealed class CartValidatorTests
{
    private static readonly Money Max = Money.Xof(long.MaxValue);
    private readonly CartValidator _validator = new(new CheckoutTexts([]), new CheckoutOptions());

    [Fact]
    public void A_valid_cart_has_no_problem() => Assert.Empty(Problems(Some.Cart()));

    [Fact]
    public void A_discount_counts_into_the_total() =>
        Assert.Empty(Problems(new("r", [new("Miel", 2, Money.Xof(1_000))], Money.Xof(1_500)) { Discount = Money.Xof(500) }));

    public static TheoryData<string, CheckoutCart> Bad => new()
    {
        { "no reference", Some.Cart() with { Reference = "" } },
        { "a reference with a space", Some.Cart() with { Reference = "a b" } },
        { "a reference with a look-alike", Some.Cart() with { Reference = "рanier" } },
        { "a reference of 65 characters", Some.Cart() with { Reference = new('a', 65) } },
        { "no lines", Some.Cart() with { Lines = [] } },
        { "1,001 lines", Some.Cart([.. Enumerable.Range(0, 1_001).Select(it => new CheckoutLine($"n{it}", 1, Money.Xof(10)))]) },
        { "a line without a name", Some.Cart(new CheckoutLine("", 1, Money.Xof(100))) },
        { "a name of 2,001 characters", Some.Cart(new CheckoutLine(new('x', 2_001), 1, Money.Xof(100))) },
        { "quantity zero", Some.Cart(new CheckoutLine("Miel", 0, Money.Xof(100))) with { Total = Money.Xof(100) } },
        { "a negative quantity", Some.Cart(new CheckoutLine("Miel", -1, Money.Xof(100)), new CheckoutLine("Café", 3, Money.Xof(100))) },
        { "too many of an article", Some.Cart(new CheckoutLine("Miel", 10_001, Money.Xof(1))) },
        { "the same article on two lines to dodge the limit", Some.Cart(Honey(6_000), Honey(6_000)) },
        { "two lines whose quantities would wrap around", Some.Cart() with { Lines = [Honey(int.MaxValue), Honey(int.MaxValue)] } },
        { "a negative price", Some.Cart(new CheckoutLine("Miel", 1, Money.Xof(-100)), new CheckoutLine("Café", 1, Money.Xof(500))) },
        { "a price that would wrap around", Some.Cart() with { Lines = [new("Miel", 3, Money.Xof(long.MaxValue / 2))] } },
        { "a total one franc off", Some.Cart(5_000) with { Total = Money.Xof(4_999) } },
        { "a negative discount", new("r", [new("Miel", 1, Money.Xof(1_000))], Money.Xof(1_500)) { Discount = Money.Xof(-500) } },
        { "a discount that would wrap around", Some.Cart(5_000) with { Discount = Money.Xof(long.MaxValue) } },
        { "a total and a discount that together would wrap around", Some.Cart() with { Total = Max, Discount = Max } },
        { "a total of nothing", new("r", [new("Miel", 1, Money.Xof(1_000))], Money.Zero) { Discount = Money.Xof(1_000) } },
        { "a total under the minimum", Some.Cart(8) },
        { "a total over the maximum", Some.Cart(new CheckoutLine("Miel", 2, Money.Xof(1_000_001))) },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_cart_is_refused(string because, CheckoutCart cart) =>
        Assert.True(Problems(cart).Count > 0, $"{because} was let through");

    [Theory]
    [InlineData(9)]
    [InlineData(2_000_000)]
    public void A_total_at_either_limit_is_accepted(long total) => Assert.Empty(Problems(Some.Cart(total)));

    [Fact]
    public void Lines_of_one_article_are_added_up()
    {
        var cart = Some.Cart(
            new CheckoutLine("Miel", 2, Money.Xof(100), "m"),
            new CheckoutLine("Café", 1, Money.Xof(100), "c"),
            new CheckoutLine("Miel", 3, Money.Xof(100), "m")).Merged();

        Assert.Equal(["Miel × 5", "Café × 1"], cart.Lines.Select(line => $"{line.Name} × {line.Quantity}"));
    }

    private static CheckoutLine Honey(int quantity) => new("Miel", quantity, Money.Xof(1), "m");

    private List<string> Problems(CheckoutCart cart) => [.. _validator.Validate(cart.Merged()).Errors.Select(error => error.ErrorMessage)];
}
