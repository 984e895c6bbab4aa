using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// What a shop does from its own controllers and views.
public sealed class OwnCodeTests
{
    [Fact]
    public async Task A_payment_from_the_shops_own_action_gets_the_same_invoice_twice()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;
        var browser = shop.OpensBrowser();

        var first = new ForwardingPage(await OrderAsync(browser, cart.Reference));
        var second = new ForwardingPage(await OrderAsync(browser, cart.Reference));

        Assert.Equal(first.Link, second.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal("Nafi", (await shop.PaymentAsync(cart.Reference)).Payer.FirstName);
    }

    [Theory]
    [InlineData("Nafi Sanou", "Nafi", "Sanou")]
    [InlineData(" Nafi  Marie\u00a0Sanou ", "Nafi Marie", "Sanou")]
    [InlineData("Nafi", "Nafi", "")]
    [InlineData("", "", "")]
    public async Task A_name_in_one_piece_reaches_the_gateway_as_first_and_last_name(string name, string first, string last)
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        shop.Script.Carts[cart.Reference] = cart;

        _ = new ForwardingPage(await OrderAsync(shop.OpensBrowser(), cart.Reference, name));

        var body = JsonNode.Parse((await shop.Gateway.LedgerAsync("create"))[0]!["body"]!.GetValue<string>())!;
        var invoice = body["commande"]!["invoice"]!;
        Assert.Equal(first, invoice["customer_firstname"]!.GetValue<string>());
        Assert.Equal(last, invoice["customer_lastname"]!.GetValue<string>());
        Assert.Equal(new CheckoutPayer(first, last, ""), (await shop.PaymentAsync(cart.Reference)).Payer);
    }

    [Fact]
    public async Task A_bad_cart_from_the_shops_own_action_is_shown_on_the_summary()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5);
        shop.Script.Carts[cart.Reference] = cart;

        var summary = new SummaryPage(await OrderAsync(shop.OpensBrowser(), cart.Reference));

        Assert.NotEmpty(summary.Problems);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [InlineData("own/button/number", "/checkout?reference=1234567", "Passer au paiement")]
    [InlineData("own/button/guid", "/checkout?reference=0f8fad5bd9cb469fa16570867728950e", "Payer")]
    public async Task The_button_view_component_writes_a_reference_alike_in_every_culture(string path, string address, string words)
    {
        await using var shop = await Shop.OpenAsync();

        var button = (await shop.OpensBrowser().OpenAsync(path)).Require("a[data-checkout-start]");

        Assert.Equal(address, button.GetAttribute("href"));
        Assert.Equal(words, button.TextContent.Trim());
    }

    [Fact]
    public async Task A_missing_layout_gives_the_bare_page_and_a_warning()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Layout"] = "_Nobody" } });

        var summary = await shop.GoesToPayAsync(Some.Cart());

        Assert.Equal(HttpStatusCode.OK, summary.Page.Answer.StatusCode);
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 4102", StringComparison.Ordinal) && line.Contains("_Nobody", StringComparison.Ordinal));
    }

    private static Task<Page> OrderAsync(Browser browser, string reference, string name = "Nafi") => browser.GoAsync(
        () => new(HttpMethod.Post, new Uri(Shop.Home, $"own/order/{reference}?name={Uri.EscapeDataString(name)}"))
        {
            Content = new StringContent(""),
        });
}

public sealed class OwnController(ICheckout checkout) : Controller
{
    [HttpPost("own/order/{reference}")]
    public Task<CheckoutResult> Order(string reference, string? name) =>
        checkout.StartAsync(reference, CheckoutPayer.FromFullName(name ?? "", ""), HttpContext);

    [HttpGet("own/button/number")]
    public IActionResult NumberButton() => ViewComponent("CheckoutButton", new { reference = 1_234_567 });

    [HttpGet("own/button/guid")]
    public IActionResult GuidButton() => ViewComponent(
        "CheckoutButton",
        new { reference = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e"), label = "Payer" });
}
