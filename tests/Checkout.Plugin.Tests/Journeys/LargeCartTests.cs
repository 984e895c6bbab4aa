using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Long titles and many lines are payable. Only the gateway's copy is shortened.
public sealed class LargeCartTests
{
    private static readonly string LongName = $"Pagne tissé à la main {new string('x', 400)}";

    [Fact]
    public async Task A_long_title_is_cut_for_the_gateway_and_whole_for_the_shopper_and_the_shop()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(new CheckoutLine(LongName, 1, Money.Xof(5_000)));
        var summary = await shop.GoesToPayAsync(cart);

        await summary.PaysAsync();

        Assert.Empty(summary.Problems);
        Assert.Contains(LongName, summary.Page.Text, StringComparison.Ordinal);
        Assert.Equal(LongName[..255], Assert.Single(await ItemsAsync(shop))!["name"]!.GetValue<string>());
        Assert.Equal(LongName, (await shop.PaymentAsync(cart.Reference)).Cart.Lines[0].Name);
    }

    [Fact]
    public async Task Lines_beyond_a_hundred_are_one_line_with_a_count_for_the_gateway_only()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart([.. Enumerable.Range(1, 250).Select(number => new CheckoutLine($"Perle {number}", 2, Money.Xof(number)))]);
        var summary = await shop.GoesToPayAsync(cart);

        await summary.PaysAsync();

        var items = await ItemsAsync(shop);
        Assert.Empty(summary.Problems);
        Assert.Equal(250, summary.Page.All(".co-lines tbody tr").Count);
        Assert.Equal(100, items.Count);
        Assert.Equal("Perle 99", items[98]!["name"]!.GetValue<string>());
        Assert.Equal("151 autres articles", items[99]!["name"]!.GetValue<string>());
        Assert.Equal(cart.Total.Amount, items.Sum(item => item!["total_price"]!.GetValue<long>()));
        Assert.Equal(250, (await shop.PaymentAsync(cart.Reference)).Cart.Lines.Count);
    }

    [Fact]
    public async Task A_hundred_lines_are_sent_as_they_are()
    {
        await using var shop = await Shop.OpenAsync();

        await shop.OpensPaymentAsync(
            Some.Cart([.. Enumerable.Range(1, 100).Select(number => new CheckoutLine($"Perle {number}", 1, Money.Xof(number)))]));

        Assert.Equal("Perle 100", (await ItemsAsync(shop))[99]!["name"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "PAGNE-7", 1, "PAGNE-7")]
    [InlineData(" ", null, 1, "n° 2")]
    [InlineData("Pagne", "PAGNE-7", 0, "«\u00a0Pagne\u00a0»")]
    public async Task A_problem_names_the_article(string name, string? sku, int quantity, string named)
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(new CheckoutLine("Miel", 1, Money.Xof(500)), new CheckoutLine(name, quantity, Money.Xof(500), sku));

        var summary = await shop.GoesToPayAsync(cart);

        Assert.Contains(named, Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_variant_that_is_too_long_is_named_with_its_article()
    {
        await using var shop = await Shop.OpenAsync();

        var summary = await shop.GoesToPayAsync(Some.Cart(new CheckoutLine(LongName, 1, Money.Xof(500), "s", new string('v', 101))));

        var problem = Assert.Single(summary.Problems);
        Assert.Contains("«\u00a0Pagne tissé à la main", problem, StringComparison.Ordinal);
        Assert.InRange(problem.Length, 1, 200);
    }

    private static async Task<JsonArray> ItemsAsync(Shop shop) =>
        JsonNode.Parse(Assert.Single(await shop.Gateway.LedgerAsync("create"))!["body"]!.GetValue<string>())!
            ["commande"]!["invoice"]!["items"]!.AsArray();
}
