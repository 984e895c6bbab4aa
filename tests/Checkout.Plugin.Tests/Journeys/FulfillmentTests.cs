using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class FulfillmentTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql, Store.PostgreSqlWithRedis];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A29_Sixty_returns_and_twelve_callbacks_at_once_fulfill_once(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store, RealTime = true });
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        var id = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();
        await shop.Gateway.RepeatsCallbacksAsync(6);

        var browser = forwarding.Page.Browser;
        var returns = Enumerable.Range(0, 60).Select(
            shopper => Task.Run(() => browser.OpenAsync($"checkout/{(shopper % 2 == 0 ? "return" : "payments")}/{id}")));
        await Task.WhenAll([shop.Gateway.ApprovesAsync(id), .. returns]);
        await shop.Gateway.DeliversCallbacksAsync();
        await Eventually.TrueAsync(
            async () => (await shop.PaymentByIdAsync(id)).Status == CheckoutPaymentStatus.Paid && await FulfilledAsync(shop, id));

        Assert.Equal(12, (await shop.Gateway.LedgerAsync("callback")).Count);
        Assert.Equal(1, await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(id)).Reference));
        Assert.Equal(
            1,
            await shop.Database.ScalarAsync<long>(
                "SELECT COUNT(*) FROM checkout_event WHERE to_status = 'Paid' AND from_status <> 'Paid'"));
    }

    [Fact]
    public async Task A_handler_that_fails_hides_no_money_and_is_called_again()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException("the stock system is away"));
        var (id, interstitial) = await PayAsync(shop);

        var waiting = await interstitial.ContinuesAsync();
        var before = await shop.TimesFulfilledAsync(waiting.OrderReference);
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));
        var done = await waiting.ReloadsAsync();

        Assert.Equal("paid", waiting.Status);
        Assert.Null(waiting.Page.Find("[data-order-link]"));
        Assert.Equal(0, before);
        Assert.Equal(1, await shop.TimesFulfilledAsync(waiting.OrderReference));
        Assert.NotNull(done.Page.Find("[data-order-link]"));
        Assert.Contains(
            shop.Log.All, line => line.StartsWith("Error 4004", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_handler_that_returns_not_now_is_rolled_back_and_called_again()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("stock is being counted"));
        var (_, interstitial) = await PayAsync(shop);
        var reference = (await interstitial.ContinuesAsync()).OrderReference;

        var before = await shop.TimesFulfilledAsync(reference);
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(0, before);
        Assert.Equal(1, await shop.TimesFulfilledAsync(reference));
    }

    [Fact]
    public async Task A_result_page_stops_refreshing_when_the_fulfillment_takes_long()
    {
        await using var shop = await Shop.OpenAsync();
        for (var attempt = 0; attempt < 8; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        }

        var (_, interstitial) = await PayAsync(shop);
        var soon = await interstitial.ContinuesAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var later = await soon.ReloadsAsync();

        Assert.NotEmpty(soon.Page.Refresh);
        Assert.Empty(later.Page.Refresh);
        Assert.Equal("paid", later.Status);
    }

    [Fact]
    public async Task A_refusing_handler_lists_the_money_for_return_and_informs_the_shopper()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("cancelled by the buyer"));

        var (id, interstitial) = await PayAsync(shop);
        var result = await interstitial.ContinuesAsync();
        await shop.WaitsAsync(TimeSpan.FromDays(1));

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.Equal(AttentionReason.Refused, item.Reason);
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal("paid", result.Status);
        Assert.DoesNotContain("cancelled by the buyer", result.Page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_handler_that_never_succeeds_ends_on_the_attention_list()
    {
        await using var shop = await Shop.OpenAsync();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("never"));
        }

        await PayAsync(shop);
        for (var hour = 0; hour < 24; hour++)
        {
            await shop.WaitsAsync(TimeSpan.FromHours(1));
        }

        Assert.Equal(
            AttentionReason.NotFulfilled, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
        Assert.Empty(shop.Script.Answers);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(19)]
    public async Task A_fulfillment_that_could_not_begin_is_not_one_of_the_twenty_attempts(int attemptsBefore)
    {
        await using var shop = await Shop.OpenAsync(new() { Configure = DatabaseThatLeaves.Under });
        for (var attempt = 0; attempt < 20; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("never"));
        }

        shop.Services.GetRequired<DatabaseThatLeaves>().LeavesAfter(fulfillments: attemptsBefore);
        await PayAsync(shop);
        await shop.WaitsHourByHourAsync(19);
        var inTime = await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync();
        await shop.WaitsHourByHourAsync(1);

        Assert.Single(shop.Log.All, line => line.StartsWith("Warning 4009", StringComparison.Ordinal));
        Assert.Equal(AttentionReason.Overdue, Assert.Single(inTime).Reason);
        Assert.Empty(shop.Script.Answers);
        Assert.Equal(
            AttentionReason.NotFulfilled, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
    }

    [Fact]
    public async Task A_plain_handler_runs_without_a_transaction_and_may_write_to_the_file()
    {
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.AddFulfillmentHandler<OwnConnectionFulfillment>() });

        var (_, interstitial) = await PayAsync(shop);
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.NotNull(result.Page.Find("[data-order-link]"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("orders/1")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/orders/\n1")]
    public async Task A38_An_order_path_that_leads_out_of_the_shop_is_not_linked(string path)
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Fulfilled(orderPath: path));
        var (_, interstitial) = await PayAsync(shop);

        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Null(result.Page.Find("[data-order-link]"));
    }

    private static async Task<(string Id, InterstitialPage Interstitial)> PayAsync(Shop shop)
    {
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return ((await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>(), interstitial);
    }

    private static async Task<bool> FulfilledAsync(Shop shop, string id) =>
        await shop.Database.ScalarAsync<long>(
            "SELECT COUNT(*) FROM checkout_fulfillment WHERE payment_id = @id AND status = 'Done'", new { id }) == 1;
}
