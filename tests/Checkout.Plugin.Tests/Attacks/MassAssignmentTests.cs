using System.Reflection;
using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.Payouts;
using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A browser adds fields to the form or the address: prices, currencies, states and names of columns.
public sealed class MassAssignmentTests
{
    private static readonly string[] Prices =
    [
        "total", "amount", "price", "sum", "value", "cost", "fee", "discount", "remise", "reduction", "coupon", "voucher", "tax",
        "shipping", "quantity", "qty", "count", "montant", "prix", "somme", "total_amount",
        "totalAmount", "TotalXof", "total_price", "unit_price", "unitPrice", "UnitPrice", "amount_xof", "cart_total", "Cart.Total",
        "Cart.Lines[0].UnitPrice", "Cart.Lines[0].Quantity", "cart[total]",
        "lines[0][price]", "lines[0].quantity", "Lines[0].UnitPrice.Amount", "items[0][unit_price]", "commande[invoice][total_amount]",
        "invoice.total_amount", "_amount", "amount[]", "minimumTotalXof", "MaxTotalXof",
    ];

    private static readonly Type[] Stored =
    [
        typeof(PaymentRow), typeof(PayoutRow), typeof(FulfillmentRow), typeof(CheckoutPayment), typeof(CheckoutPayout), typeof(PayForm),
        typeof(PayRequest), typeof(CheckoutCart), typeof(CheckoutLine), typeof(CheckoutPayer),
        typeof(CheckoutOptions), typeof(PayoutOptions), typeof(ReviewOptions), typeof(ReconciliationOptions), typeof(LigdiCashOptions),
    ];

    [Theory]
    [InlineData("9")]
    [InlineData("0")]
    [InlineData("-5000")]
    [InlineData("1e-3")]
    [InlineData("0x9")]
    public async Task A10_No_price_that_a_browser_adds_is_requested(string value)
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var added = Prices.Select(name => (name, value)).ToArray();

        var summary = await SeesAsync(shop, cart, added);
        await PressesAsync(summary, added);

        var invoice = Assert.Single(await shop.Gateway.InvoicesAsync())!;
        Assert.Equal(5_000, invoice["amount"]!.GetValue<long>());
        Assert.Equal(CartFingerprint.Of(cart), CartFingerprint.Of((await shop.PaymentAsync(cart.Reference)).Cart));
    }

    [Fact]
    public async Task A09_A_currency_added_by_a_browser_is_ignored_and_XOF_is_requested()
    {
        await using var shop = await Shop.OpenAsync();
        string[] names = ["devise", "currency", "monnaie", "currency_code", "Devise", "Currency", "commande[invoice][devise]"];
        var added = names.Select(name => (name, "GNF")).ToArray();

        var summary = await SeesAsync(shop, Some.Cart(5_000), added);
        await PressesAsync(summary, added);

        var asked = JsonNode.Parse(Assert.Single(await shop.Gateway.LedgerAsync("create"))!["body"]!.GetValue<string>())!;
        Assert.Equal("XOF", asked["commande"]!["invoice"]!["devise"]!.GetValue<string>());
        Assert.DoesNotContain("GNF", asked.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("devise", "GNF")]
    [InlineData("currency", "USD")]
    [InlineData("currency", "XOF ")]
    public async Task A09_A_payment_confirmed_in_another_currency_goes_to_review(string field, string currency)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => ConfirmRewriter.AddTo(checkout, answer => answer[field] = currency) });
        var cart = Some.Cart();
        var id = await shop.OpensPaymentAsync(cart);

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        Assert.Equal(CheckoutPaymentStatus.Review, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(0, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Fact]
    public async Task A16_No_property_of_a_stored_row_or_setting_can_be_posted()
    {
        await using var shop = await Shop.OpenAsync();
        var (plain, attacked) = (Some.Cart(), Some.Cart());
        await PressesAsync(await SeesAsync(shop, plain, []));
        var names = Stored
            .SelectMany(
                type => type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
                    .SelectMany(property => new[] { property.Name, $"{type.Name}.{property.Name}", $"payment[{property.Name}]" }))
            .Except(PayFormFields.All, StringComparer.OrdinalIgnoreCase).Distinct(StringComparer.OrdinalIgnoreCase).ToList();

        var summary = await SeesAsync(shop, attacked, []);
        foreach (var value in new[] { "Paid", "1", "true", $"{CheckoutId.New()}" })
        {
            await PressesAsync(summary, [.. names.Select(name => (name, value))]);
        }

        Assert.True(names.Count > 300);
        Assert.Equal(Shape(await shop.PaymentAsync(plain.Reference), plain), Shape(await shop.PaymentAsync(attacked.Reference), attacked));
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
        Assert.Equal(
            0,
            await shop.Database.ScalarAsync<long>(
                "SELECT (SELECT COUNT(*) FROM checkout_payout) + (SELECT COUNT(*) FROM checkout_fulfillment)"));
    }

    // The part of a row that two purchases of the same cart have in common.
    private static PaymentRow Shape(CheckoutPayment payment, CheckoutCart cart) => payment.Row with
    {
        Id = "",
        Reference = "",
        Fingerprint = "",
        Browser = null,
        Token = null,
        TokenHash = null,
        PaymentPage = null,
        Cart = payment.Row.Cart.Replace(cart.Reference, "", StringComparison.Ordinal),
    };

    private static async Task<SummaryPage> SeesAsync(Shop shop, CheckoutCart cart, (string Name, string Value)[] query)
    {
        shop.Script.Carts[cart.Reference] = cart;
        return new(await shop.OpensBrowser().OpenAsync($"checkout?{RawPayForm.Query([("reference", cart.Reference), .. query])}"));
    }

    // The form's own fields and the added ones.
    private static Task<Page> PressesAsync(SummaryPage summary, params (string Name, string Value)[] added) =>
        summary.PostFormAsync(RawPayForm.Content([.. summary.HiddenFields(), .. added]), RawPayForm.Query(added));
}
