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
    public void Data_and_label_outside_of_their_limits_are_refused_by_name()
    {
        var cart = Some.Cart();

        var refused = Assert.Throws<ArgumentException>(() => cart with { Data = Values(("address", new string('x', 501))) });

        Assert.Contains("\"address\"", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("xxx", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => cart with { Data = Values(("", "x")) });
        Assert.Throws<ArgumentException>(() => cart with { Data = Values(("a", "\0")) });
        Assert.Throws<ArgumentException>(
            () => cart with { Data = Values([.. Enumerable.Range(0, 21).Select(number => ($"key {number}", ""))]) });
        Assert.Throws<ArgumentException>(() => cart with { Label = " " });
        Assert.Throws<ArgumentException>(() => cart with { Label = new string('x', 65) });
        Assert.Null((cart with { Label = null }).Label);
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
