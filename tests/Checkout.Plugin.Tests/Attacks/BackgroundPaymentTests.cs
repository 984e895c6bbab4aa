using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A payment is confirmed while the shopper adds articles to the basket, which keeps its reference.
public sealed class BackgroundPaymentTests
{
    private const string PayForm = "form[data-checkout-form=pay]";
    private const string PaidBefore = "a[data-checkout-paid-before]";
    private static readonly CheckoutLine Cloth = new("Tissu", 1, Money.Xof(12_500), "tissu");
    private static readonly CheckoutLine Honey = new("Miel", 2, Money.Xof(3_000), "miel");
    private static readonly CheckoutLine MoreCloth = Cloth with { Quantity = 2 };

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A89_Articles_added_after_the_payment_are_shown_and_paid_as_the_rest(Store store)
    {
        await using var shop = await OpenAsync(store);
        var browser = shop.OpensBrowser();
        var cart = await IsPaidUnseenAsync(shop, browser);

        var summary = await shop.GoesToPayAsync(Some.Cart(MoreCloth, Honey) with { Reference = cart.Reference }, browser);
        await summary.PaysAsync();

        Assert.EndsWith(
            $"/payments/{(await shop.PaymentAsync(cart.Reference)).Id}",
            summary.Page.Require(PaidBefore).GetAttribute("href"),
            StringComparison.Ordinal);
        Assert.Equal([12_500, 18_500], await AmountsAsync(shop));
        Assert.Equal(18_500, (await shop.PaymentAsync($"{cart.Reference}-2")).Amount.Amount);
    }

    [Fact]
    public async Task A89_A_page_opened_before_the_payment_shows_the_rest_first()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(Cloth);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var grown = await shop.GoesToPayAsync(Some.Cart(Cloth, Honey) with { Reference = cart.Reference }, browser);
        await IsApprovedAsync(shop, cart);

        var rest = new SummaryPage(await grown.PressesPayAsync());
        var before = await AmountsAsync(shop);
        await rest.PaysAsync();

        Assert.NotNull(rest.Page.Find(PaidBefore));
        Assert.Equal([12_500], before);
        Assert.Equal([12_500, 6_000], await AmountsAsync(shop));
    }

    [Fact]
    public async Task A89_A_program_gets_the_rest_and_is_charged_nothing()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(Cloth);
        var summary = await shop.GoesToPayAsync(cart, browser);
        await summary.PaysAsync();
        await IsApprovedAsync(shop, cart);

        shop.Script.Carts[cart.Reference] = Some.Cart(Cloth, Honey) with { Reference = cart.Reference };
        var answer = await summary.AsksAsync([], ("checkoutKey", CheckoutId.New()));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Answer.StatusCode);
        Assert.Equal($"{cart.Reference}-2", JsonNode.Parse(answer.Html)!["reference"]!.GetValue<string>());
        Assert.Equal([12_500], await AmountsAsync(shop));
    }

    [Fact]
    public async Task A89_A_form_with_mistakes_is_not_shown_again_for_the_whole_basket()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(Cloth);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var grown = await shop.GoesToPayAsync(Some.Cart(Cloth, Honey) with { Reference = cart.Reference }, browser);
        await IsApprovedAsync(shop, cart);

        var rest = new SummaryPage(await grown.PressesPayAsync(("email", "nonsense")));

        Assert.Contains("6\u00a0000", rest.Page.Require("form[data-checkout-form=pay] button").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A89_Without_a_new_reference_the_page_says_that_the_order_is_paid()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(Cloth);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var grown = await shop.GoesToPayAsync(Some.Cart(Cloth, Honey) with { Reference = cart.Reference }, browser);
        await IsApprovedAsync(shop, cart);

        var pressed = await grown.PressesPayAsync();
        var opened = await browser.OpenAsync($"checkout?reference={cart.Reference}");

        Assert.All([pressed, opened], page => Assert.Null(page.Find("[data-payment-status]")));
        Assert.All([pressed, opened], page => Assert.Null(page.Find("form[data-checkout-form]")));
        Assert.Equal("paid", new ResultPage(await opened.FollowAsync(PaidBefore)).Status);
        Assert.Equal([12_500], await AmountsAsync(shop));
    }

    [Fact]
    public async Task A89_A_program_gets_409_when_nothing_is_left_to_pay()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(Cloth);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();
        await IsApprovedAsync(shop, cart);

        shop.Script.Carts[cart.Reference] = Some.Cart(Honey) with { Reference = cart.Reference };
        var answer = await summary.AsksAsync([], ("checkoutKey", CheckoutId.New()));

        Assert.Equal(HttpStatusCode.Conflict, answer.Answer.StatusCode);
        Assert.Equal("paid-before", JsonNode.Parse(answer.Html)!["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A89_No_wallet_code_is_sent_for_a_basket_that_grew_after_it_was_paid()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var cart = Some.Cart(Cloth);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();
        await IsApprovedAsync(shop, cart);

        shop.Script.Carts[cart.Reference] = Some.Cart(Cloth, Honey) with { Reference = cart.Reference };
        var answer = await summary.PressesPayAsync(("checkoutKey", CheckoutId.New()), ("method", "wallet"), ("phone", "22670000001"));

        Assert.NotNull(answer.Find(PaidBefore));
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task A89_The_paid_cart_shows_its_receipt_also_in_another_language()
    {
        var language = "fr";
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Languages.SpeakAsAsked });
        var browser = shop.OpensBrowser(Languages.Asking(() => language));
        var cart = Some.Cart(Cloth);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await IsApprovedAsync(shop, cart);

        language = "en";
        var result = new ResultPage(
            await (await shop.GoesToPayAsync(cart with { Lines = [Cloth with { Name = "Cloth" }] }, browser)).PressesPayAsync());

        Assert.Equal("paid", result.Status);
    }

    [Fact]
    public async Task A89_An_abandoned_reference_leads_its_payer_to_the_rest()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = await IsPaidUnseenAsync(shop, browser);
        shop.Script.Carts.Remove(cart.Reference, out _);
        shop.Script.Rest = paid => Some.Cart(Honey) with { Reference = $"{paid.Reference}-2" };

        var payers = await browser.OpenAsync($"checkout?reference={cart.Reference}");
        var strangers = await shop.OpensBrowser().OpenAsync($"checkout?reference={cart.Reference}");

        Assert.NotNull(payers.Find(PaidBefore));
        Assert.NotNull(payers.Find(PayForm));
        Assert.Null(strangers.Find(PaidBefore));
    }

    [Fact]
    public async Task A89_A_paid_order_whose_cart_was_deleted_is_not_offered_again()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = await IsPaidUnseenAsync(shop, browser);
        await RetentionSteps.PassDaysAsync(shop, days: 92);

        var page = await browser.OpenAsync($"checkout?reference={cart.Reference}");

        Assert.NotNull(page.Find(PaidBefore));
        Assert.Null(page.Find(PayForm));
    }

    private static async Task<CheckoutCart> IsPaidUnseenAsync(Shop shop, Browser browser)
    {
        var cart = Some.Cart(Cloth);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await IsApprovedAsync(shop, cart);
        return cart;
    }

    private static async Task IsApprovedAsync(Shop shop, CheckoutCart cart)
    {
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();
    }

    private static async Task<IEnumerable<long>> AmountsAsync(Shop shop) =>
        (await shop.Gateway.LedgerAsync("create")).Select(
            entry => JsonNode.Parse(entry!["body"]!.GetValue<string>())!["commande"]!["invoice"]!["total_amount"]!.GetValue<long>());

    private static async Task<Shop> OpenAsync(Store store = Store.Sqlite)
    {
        var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Rest = paid => Rest(shop.Script.Carts[paid.Reference], paid.Cart) with { Reference = $"{paid.Reference}-2" };
        return shop;
    }

    private static CheckoutCart Rest(CheckoutCart cart, CheckoutCart paid) =>
        Some.Cart([.. cart.Lines.Select(line => Unpaid(line, paid)).Where(line => line.Quantity > 0)]);

    private static CheckoutLine Unpaid(CheckoutLine line, CheckoutCart paid) => line with { Quantity = line.Quantity - PaidOf(line, paid) };

    private static int PaidOf(CheckoutLine line, CheckoutCart paid) =>
        paid.Lines.Where(other => other.Sku == line.Sku).Sum(other => other.Quantity);
}
