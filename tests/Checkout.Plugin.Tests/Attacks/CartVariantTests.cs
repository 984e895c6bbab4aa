using System.Text.Json.Nodes;
using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Two articles may share an SKU, and an article may change while its invoice is open.
public sealed class CartVariantTests
{
    private static readonly CheckoutLine Red = new("Chemise rouge", 1, Money.Xof(5_000), "chemise");
    private static readonly CheckoutLine Blue = Red with { Name = "Chemise bleue" };

    public static TheoryData<string, CheckoutLine> Changes => new()
    {
        { "another name", Blue },
        { "another price", Red with { UnitPrice = Money.Xof(4_000) } },
        { "another quantity", Red with { Quantity = 2 } },
        { "another variant", Red with { Variant = "L" } },
        { "another SKU", Red with { Sku = "chemise-2" } },
    };

    [Fact]
    public async Task A88_Two_names_under_one_sku_stay_two_lines_on_the_wire_and_for_the_handler()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(Red, Blue with { Quantity = 2 }, Red);
        await shop.OpensPaymentAsync(cart);

        Assert.Equal(["Chemise rouge × 2", "Chemise bleue × 2"], await OnTheWireAsync(shop));
        Assert.Equal(["Chemise rouge × 2", "Chemise bleue × 2"], await ForTheHandlerAsync(shop, cart));
    }

    [Fact]
    public async Task A88_Two_variants_of_one_name_stay_two_lines_that_the_wire_tells_apart()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(Red with { Variant = "M" }, Red with { Variant = "L" });
        await shop.OpensPaymentAsync(cart);

        Assert.Equal(["chemise M", "chemise L"], (await ItemsAsync(shop)).Select(item => item!["description"]!.GetValue<string>()));
        Assert.Equal(["M", "L"], (await shop.PaymentAsync(cart.Reference)).Cart.Lines.Select(line => line.Variant));
    }

    [Theory]
    [InlineData("M\nL")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task A88_A_long_or_malformed_variant_is_refused(string variant)
    {
        await using var shop = await Shop.OpenAsync();

        Assert.Single((await shop.GoesToPayAsync(Some.Cart(Red with { Variant = variant }))).Problems);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A88_A_changed_article_gets_an_invoice_of_its_own(string what, CheckoutLine changed)
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(Red);
        var first = await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();

        var second = await (await shop.GoesToPayAsync(Some.Cart(changed) with { Reference = cart.Reference }, browser)).PaysAsync();

        Assert.True(first.Link != second.Link, $"{what} joined the old invoice");
        Assert.Equal([$"{changed.Name} × {changed.Quantity}"], await ForTheHandlerAsync(shop, cart));
    }

    [Fact]
    public async Task A88_An_article_that_changed_since_the_page_was_opened_is_shown_first()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(Red);
        var summary = await shop.GoesToPayAsync(cart);

        shop.Script.Carts[cart.Reference] = cart with { Lines = [Blue] };
        var again = new SummaryPage(await summary.PressesPayAsync());

        Assert.Single(again.Problems);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A88_Another_language_joins_the_invoice_and_the_handler_gets_it(Store store)
    {
        var language = "fr";
        await using var shop = await Shop.OpenAsync(new() { Store = store, Pipeline = Languages.SpeakAsAsked });
        var browser = shop.OpensBrowser(Languages.Asking(() => language));
        var cart = Some.Cart(Red);
        var french = await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();

        language = "en";
        var english = await (await shop.GoesToPayAsync(cart with { Lines = [Red with { Name = "Red shirt" }] }, browser)).PaysAsync();

        Assert.Equal(french.Link, english.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(["Red shirt × 1"], await ForTheHandlerAsync(shop, cart));
    }

    [Fact]
    public async Task A88_A_name_changed_in_the_first_language_gets_a_new_invoice()
    {
        var language = "fr";
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Languages.SpeakAsAsked });
        var browser = shop.OpensBrowser(Languages.Asking(() => language));
        var cart = Some.Cart(Red);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        language = "en";
        var english = await (await shop.GoesToPayAsync(cart with { Lines = [Red with { Name = "Red shirt" }] }, browser)).PaysAsync();

        var changed = await (await shop.GoesToPayAsync(cart with { Lines = [Red with { Name = "Blue shirt" }] }, browser)).PaysAsync();

        Assert.NotEqual(english.Link, changed.Link);
        Assert.Equal(["Blue shirt × 1"], await ForTheHandlerAsync(shop, cart));
    }

    [Fact]
    public async Task A18_A_rule_for_each_article_holds_although_its_lines_have_different_names()
    {
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.Services.AddSingleton<IValidator<CheckoutCart>, TwoOfEach>() });

        var refused = await shop.GoesToPayAsync(Some.Cart(Red, Blue with { Quantity = 2 }));
        var allowed = await shop.GoesToPayAsync(Some.Cart(Red, Blue));

        Assert.Equal(["two for each buyer"], refused.Problems);
        Assert.Empty(allowed.Problems);
    }

    private static async Task<JsonArray> ItemsAsync(Shop shop) =>
        JsonNode.Parse(
            (await shop.Gateway.LedgerAsync("create"))[^1]!["body"]!.GetValue<string>())!["commande"]!["invoice"]!["items"]!.AsArray();

    private static async Task<IEnumerable<string>> OnTheWireAsync(Shop shop) =>
        (await ItemsAsync(shop)).Select(item => $"{item!["name"]!.GetValue<string>()} × {item["quantity"]!.GetValue<long>()}");

    private static async Task<IEnumerable<string>> ForTheHandlerAsync(Shop shop, CheckoutCart cart) =>
        (await shop.PaymentAsync(cart.Reference)).Cart.Lines.Select(line => $"{line.Name} × {line.Quantity}");

    private sealed class TwoOfEach : AbstractValidator<CheckoutCart>
    {
        public TwoOfEach() => RuleForEach(cart => cart.Lines).Must(line => line.Quantity <= 2).WithMessage("two for each buyer");
    }
}
