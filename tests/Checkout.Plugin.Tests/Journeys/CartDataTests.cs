using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// What the shop gives with the cart reaches its handler, and its order number reaches the shopper.
public sealed class CartDataTests
{
    [Fact]
    public async Task The_handler_gets_the_shops_data_of_the_last_press_and_the_gateway_never_does()
    {
        var handed = new HandedOver();
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => checkout.AddFulfillmentHandler<DeliveryHandler>().Services.AddSingleton(handed),
        });
        var (browser, cart) = (shop.OpensBrowser(), Some.Cart() with { Data = Delivery("Ouaga 2000") });
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await (await shop.GoesToPayAsync(cart with { Data = Delivery("Gounghin") }, browser)).PaysAsync();
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();

        Assert.Equal("Gounghin", Assert.Single(handed.Carts).Data["delivery"]);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.DoesNotContain("Ouaga 2000", (await shop.Gateway.LedgerAsync("create")).ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cart_without_data_has_none()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        await shop.OpensPaymentAsync(cart);

        Assert.Empty((await shop.PaymentAsync(cart.Reference)).Cart.Data);
    }

    [Fact]
    public async Task Shoppers_read_the_label_until_the_shop_gives_an_order_number()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart() with { Label = "Commande 2026/118" };
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("the warehouse is closed"));
        var result = await (await (await (await shop.GoesToPayAsync(cart)).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var page = await result.ContinuesAsync();

        Assert.Contains("Commande 2026/118", page.Page.Text, StringComparison.Ordinal);
        Assert.Equal(cart.Reference, page.OrderReference);
        Assert.Contains("Commande 2026/118", (await shop.Gateway.LedgerAsync("create")).ToJsonString(), StringComparison.Ordinal);

        await shop.WaitsAsync(TimeSpan.FromHours(1));
        Assert.Contains($"N-{cart.Reference}", (await page.ReloadsAsync()).Page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_browser_that_joins_the_invoice_does_not_change_the_shops_data()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart() with { Data = Delivery("Ouaga 2000") };
        await (await shop.GoesToPayAsync(cart)).PaysAsync();

        await (await shop.GoesToPayAsync(cart with { Data = Delivery("Gounghin") }, shop.OpensBrowser())).PaysAsync();

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal("Ouaga 2000", (await shop.PaymentAsync(cart.Reference)).Cart.Data["delivery"]);
    }

    public static TheoryData<string, CheckoutCart> Impossible => new()
    {
        { "« address » : 500", Some.Cart() with { Data = Values(("address", new string('x', 501))) } },
        { "« note » : 500", Some.Cart() with { Data = Values(("note", "a\0b")) } },
        { "plus de 20", Some.Cart() with { Data = Values([.. Enumerable.Range(0, 21).Select(number => ($"key {number}", ""))]) } },
        { "pas de numéro valide", Some.Cart() with { Label = new string('x', 65) } },
    };

    [Theory]
    [MemberData(nameof(Impossible), DisableDiscoveryEnumeration = true)]
    public async Task Data_and_label_outside_of_their_limits_are_a_problem_on_the_page(string problem, CheckoutCart cart)
    {
        await using var shop = await Shop.OpenAsync();

        var summary = await shop.GoesToPayAsync(cart);

        Assert.Contains(problem, Assert.Single(summary.Problems), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Delivery(string quarter) => Values(("delivery", quarter));

    private static Dictionary<string, string> Values(params (string Key, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);

    private sealed class HandedOver
    {
        public List<CheckoutCart> Carts { get; } = [];
    }

    private sealed class DeliveryHandler(HandedOver handed) : ITransactionalFulfillmentHandler
    {
        public Task<FulfillmentResult> FulfillAsync(
            CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
        {
            handed.Carts.Add(payment.Cart);
            return Task.FromResult(FulfillmentResult.Fulfilled());
        }
    }
}
