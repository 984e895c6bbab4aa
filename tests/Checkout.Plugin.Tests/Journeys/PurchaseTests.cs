using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class PurchaseTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql, Store.PostgreSqlWithRedis];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shopper_pays_and_the_order_is_fulfilled_once(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var summary = await shop.GoesToPayAsync(Some.Cart(12_500));

        var forwarding = await summary.PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Contains("12\u00a0500\u00a0F\u00a0CFA", result.Page.Text, StringComparison.Ordinal);
        Assert.Equal($"/orders/{result.OrderReference}", result.Page.Require("a[data-order-link]").GetAttribute("href"));
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_cart_without_a_total_costs_the_sum_of_its_lines_minus_the_discount()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = new CheckoutCart("panier-1", [new("Miel", 2, Money.Xof(1_000)), new("Café", 1, Money.Xof(500))])
        {
            Discount = Money.Xof(300),
        };

        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();

        Assert.Contains("2\u00a0200\u00a0F\u00a0CFA", summary.Page.Text, StringComparison.Ordinal);
        var payment = await shop.PaymentAsync(cart.Reference);
        Assert.Equal(Money.Xof(2_200), payment.Amount);
        Assert.Equal(Money.Xof(2_200), payment.Cart.Total);
    }

    [Fact]
    public async Task A_cart_without_a_total_is_refused_if_its_sum_does_not_fit_into_64_bits()
    {
        await using var shop = await Shop.OpenAsync();

        var summary = await shop.GoesToPayAsync(
            new CheckoutCart("panier-1", [new("Or", 2, Money.Xof(long.MaxValue)), new("Miel", 1, Money.Xof(500))]));

        Assert.Contains(summary.Problems, problem => problem.Contains("Or", StringComparison.Ordinal));
        Assert.NotEmpty(new SummaryPage(await summary.PressesPayAsync()).Problems);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task No_page_says_paid_before_the_gateway_confirmed_it()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var forwarding = await summary.PaysAsync();
        var payment = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();

        var result = new ResultPage(await forwarding.Page.Browser.OpenAsync($"checkout/payments/{payment}"));

        Assert.Equal("pending", result.Status);
        Assert.StartsWith("5;url=", result.Page.Refresh, StringComparison.Ordinal);
        Assert.Equal(0, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task A_declined_payment_says_so_and_may_be_tried_again()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();
        var again = new SummaryPage(await result.Page.FollowAsync("[data-checkout-retry]"));
        var secondInterstitial = await (await (await again.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        Assert.Equal("not-completed", result.Status);
        Assert.Equal("paid", (await secondInterstitial.ContinuesAsync()).Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
    }

    [Fact]
    public async Task A_payer_who_cancels_keeps_the_payment_pending_and_can_resume()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).CancelsAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();
        var again = await new SummaryPage(await result.Page.Browser.OpenAsync($"checkout?reference={result.OrderReference}")).PaysAsync();

        Assert.Equal("pending", result.Status);
        Assert.Equal("Paiement interrompu", Assert.Single(result.Page.Texts("h1")));
        Assert.True(result.OffersRetry);
        Assert.EndsWith(
            (await shop.Gateway.InvoiceAsync(result.PaymentId))["token"]!.GetValue<string>(), again.Link, StringComparison.Ordinal);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task The_gateway_gets_only_the_cart_and_our_addresses()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(
            new CheckoutLine("Bissap", 3, Money.Xof(750), "bissap"), new CheckoutLine("Djembé", 1, Money.Xof(45_000), "djembe"));

        await (await shop.GoesToPayAsync(cart)).PaysAsync();
        var invoice = (await shop.Gateway.InvoicesAsync())[0]!;

        Assert.Equal(47_250, invoice["amount"]!.GetValue<long>());
        var id = invoice["transactionId"]!.GetValue<string>();
        Assert.Equal($"http://localhost:5080/checkout/return/{id}", invoice["returnUrl"]!.GetValue<string>());
        Assert.Equal($"http://localhost:5080/checkout/cancel/{id}", invoice["cancelUrl"]!.GetValue<string>());
        Assert.Equal($"http://localhost:5080/checkout/callback/{id}", invoice["callbackUrl"]!.GetValue<string>());
    }
}
