using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Names from the form or from the shop's own code.
public sealed class PayerNameTests
{
    [Theory]
    [InlineData("firstName", "Awa\nRemise de 100 %")]
    [InlineData("firstName", "Awa\r\nTraoré")]
    [InlineData("lastName", "Oué\u2028draogo")]
    [InlineData("lastName", "Oué\u0085draogo")]
    [InlineData("lastName", "Oué\u001bdraogo")]
    public async Task A_line_break_or_a_control_character_in_a_name_is_refused(string field, string value)
    {
        await using var shop = await Shop.OpenAsync();

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync((field, value)));

        Assert.Equal(field, again.Page.Require("[data-checkout-problem]").GetAttribute("data-checkout-problem"));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Invisible_marks_are_removed_from_a_name_before_it_is_used()
    {
        await using var shop = await Shop.OpenAsync(new() { TypedIsPrivate = false });
        var cart = Some.Cart();

        await (await shop.GoesToPayAsync(cart))
            .PaysAsync(("firstName", "\u200fAwa\u202e \u2066"), ("lastName", "Oué\u00addra\u200bogo\U000e0041"));
        var payer = (await shop.PaymentAsync(cart.Reference)).Payer;

        Assert.Equal("Awa", payer.FirstName);
        Assert.Equal("Ouédraogo", payer.LastName);
        var body = JsonNode.Parse((await shop.Gateway.LedgerAsync("create"))[0]!["body"]!.GetValue<string>())!;
        Assert.Equal("Awa", body["commande"]!["invoice"]!["customer_firstname"]!.GetValue<string>());
    }

    [Fact]
    public void Names_from_the_shops_own_code_are_treated_alike()
    {
        var form = new PayForm("panier", CheckoutId.New(), null, new("\u200eAwa", "Oué\ndraogo", ""));

        Assert.Equal("Awa", form.Payer.FirstName);
        Assert.Equal("lastName", Assert.Single(form.Problems(new CheckoutTexts([]))).Field);
    }
}
