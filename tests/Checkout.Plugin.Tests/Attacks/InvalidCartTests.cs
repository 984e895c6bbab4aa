using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.LigdiCash;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Invalid carts, as a shop creates them that trusts its shoppers' input.
public sealed class InvalidCartTests
{
    private const uint Seed = 20270101;
    private static readonly CartValidator Rules = new(new CheckoutTexts([]), new CheckoutOptions());
    private static readonly long[] Edges =
        [1L << 31, 1L << 32, 1L << 62, long.MaxValue, long.MaxValue / 2, long.MaxValue / 10_000, long.MaxValue / int.MaxValue, 2_000_001];
    private static readonly int[] ManyOf = [10_001, 1 << 16, (1 << 30) + 1, int.MaxValue, int.MaxValue - 1];

    [Fact]
    public async Task A12_A_negative_or_empty_line_is_refused_whatever_the_sum()
    {
        await using var shop = await Shop.OpenAsync();
        var chance = new Chance(Seed);

        foreach (var bad in Enumerable.Range(0, 60).Select(_ => -chance.Below(5_000)).Concat([0, -1, int.MinValue]))
        {
            var lines = Lines(chance, 1 + chance.Below(5))
                .Append(new("Retour", bad, Money.Xof(1 + chance.Below(5_000)), "retour")).OrderBy(_ => chance.Below(1_000)).ToArray();
            var sum = lines.Aggregate(0L, (sum, line) => sum + (line.Quantity * line.UnitPrice.Amount));

            await IsRefusedAsync(shop, Some.Cart() with { Lines = lines, Total = Money.Xof(sum) });
            await IsRefusedAsync(shop, Some.Cart() with { Lines = lines, Total = Money.Xof(5_000) });
        }
    }

    [Fact]
    public async Task A13_Numbers_around_every_limit_are_refused_without_overflow()
    {
        await using var shop = await Shop.OpenAsync();

        foreach (var price in PricesAtTheEdges())
        {
            await IsRefusedAsync(shop, Some.Cart() with { Lines = [new("Or", 1, price)], Total = price });
            await IsRefusedAsync(
                shop, Some.Cart() with { Lines = [new("Or", 3, price), new("Miel", 1, Money.Xof(500))], Total = Money.Xof(500) });
            await IsRefusedAsync(shop, Some.Cart(5_000) with { Discount = price });
            await IsRefusedAsync(shop, Some.Cart(5_000) with { Discount = Money.Xof(unchecked(-price.Amount)) });
        }

        foreach (var quantity in ManyOf)
        {
            await IsRefusedAsync(shop, Some.Cart() with
            {
                Lines = [new("Miel", quantity, Money.Xof(2_000_000))],
                Total = Money.Xof(unchecked(quantity * 2_000_000L)),
            });
            await IsRefusedAsync(shop, Some.Cart() with
            {
                Lines = [new("Miel", quantity, Money.Xof(1), "m"), new("Miel", quantity, Money.Xof(1), "m")],
                Total = Money.Xof(unchecked(quantity + quantity)),
            });
        }
    }

    // Decimal arithmetic is an independent reference.
    [Fact]
    public void A14_A_cart_is_paid_only_when_its_total_is_the_sum_of_its_lines()
    {
        var chance = new Chance(Seed);
        for (var number = 0; number < 20_000; number++)
        {
            var lines = Lines(chance, 1 + chance.Below(8));
            var sum = (long)lines.Sum(line => (decimal)line.Quantity * line.UnitPrice.Amount);
            var discount = chance.Below((int)sum - 8);
            var cart = new CheckoutCart("panier", lines, Money.Xof(sum - discount)) { Discount = Money.Xof(discount) };
            var off = Money.Xof((1 + chance.Below(2)) * (chance.Below(2) == 0 ? 1 : -1));

            Assert.True(Rules.Validate(cart.Merged()).IsValid, $"Cart {number} of seed {Seed} was refused.");
            Assert.False(
                Rules.Validate((cart with { Total = cart.Total + off }).Merged()).IsValid,
                $"Cart {number} of seed {Seed} was let through although it is off by {off}.");
            Assert.Equal(sum, cart.Merged().Lines.Aggregate(Money.Zero, (total, line) => total + line.Total).Amount);
        }
    }

    [Fact]
    public async Task A14_The_requested_amount_is_the_sum_of_the_sent_lines()
    {
        await using var shop = await Shop.OpenAsync();
        var chance = new Chance(Seed);
        for (var number = 0; number < 30; number++)
        {
            await shop.OpensPaymentAsync(Some.Cart(Lines(chance, 1 + chance.Below(8))));
        }

        foreach (var entry in await shop.Gateway.LedgerAsync("create"))
        {
            var invoice = JsonNode.Parse(entry!["body"]!.GetValue<string>())!["commande"]!["invoice"]!;
            var items = invoice["items"]!.AsArray();
            Assert.Equal(invoice["total_amount"]!.GetValue<long>(), items.Sum(PriceOf));
            Assert.All(items, line => Assert.Equal(line!["total_price"]!.GetValue<long>(), PriceOf(line)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(2_000_001)]
    public async Task A15_A_total_out_of_range_is_not_requested(long total)
    {
        await using var shop = await Shop.OpenAsync();

        await IsRefusedAsync(shop, Some.Cart(total));
        await IsRefusedAsync(shop, Some.Cart(2_000_000) with { Total = Money.Xof(total), Discount = Money.Xof(2_000_000 - total) });
    }

    [Theory]
    [InlineData("tissu", "tissu")]
    [InlineData(null, null)]
    [InlineData("Tissu", null)]
    public async Task A18_A_limit_of_two_for_each_buyer_holds_across_the_lines_of_an_article(string? first, string? second)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.Services.AddSingleton<IValidator<CheckoutCart>, TwoOfEach>() });

        var line = new CheckoutLine("Tissu", 1, Money.Xof(500), first);
        var another = new CheckoutLine("Tissu", 1, Money.Xof(500), second);
        await IsRefusedAsync(shop, Some.Cart(line with { Quantity = 2 }, new("Miel", 1, Money.Xof(100)), another));
        await (await shop.GoesToPayAsync(Some.Cart(line, another))).PaysAsync();
    }

    // Each edge, and one franc below and above it. 2,000,000 itself can be paid.
    private static IEnumerable<Money> PricesAtTheEdges() =>
        from edge in Edges
        from difference in new[] { -1L, 0, 1 }
        where edge > 2_000_001 || difference >= 0
        select Money.Xof(unchecked(edge + difference));

    private static CheckoutLine[] Lines(Chance chance, int count) =>
        [.. Enumerable.Range(0, count)
            .Select(number => new CheckoutLine($"n{number}", Quantity: 1 + chance.Below(19), AnyPrice(chance), Sku: $"{chance.Below(6)}"))];

    private static Money AnyPrice(Chance chance) => Money.Xof(9 + chance.Below(9_991));

    private static long PriceOf(JsonNode? line) => line!["quantity"]!.GetValue<long>() * line["unit_price"]!.GetValue<long>();

    private static async Task IsRefusedAsync(Shop shop, CheckoutCart cart)
    {
        var before = await shop.Gateway.CreatesAsync();
        var summary = await shop.GoesToPayAsync(cart);

        Assert.NotEmpty(summary.Problems);
        Assert.NotEmpty(new SummaryPage(await summary.PressesPayAsync()).Problems);
        Assert.Equal(before, await shop.Gateway.CreatesAsync());
    }

    private sealed class TwoOfEach : AbstractValidator<CheckoutCart>
    {
        public TwoOfEach() => RuleForEach(cart => cart.Lines).Must(line => line.Quantity <= 2).WithMessage("two for each buyer");
    }
}
