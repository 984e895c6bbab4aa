using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Handlers that are slow or never return.
[Slow]
public sealed class SlowHandlerTests
{
    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task A_handler_that_takes_an_hour_is_called_once_and_counts(Store store, bool transactional)
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync<WaitingHandler, WaitingTransactionalHandler>(store, transactional, handler);
        var working = await PaidAsync(shop, handler);

        for (var minute = 0; minute < 60; minute++)
        {
            await PassesAMinuteAsync(shop);
            await shop.ProcessesDueWorkAsync();
        }

        handler.Finishes();
        await working;
        await Eventually.TrueAsync(async () => await StatusAsync(shop) == "Done");

        Assert.Equal(1, handler.Calls);
    }

    [Fact]
    public async Task A_finished_fulfillment_counts_although_its_lease_had_expired()
    {
        var handler = new HandlerGate();
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.AddFulfillmentHandler<WaitingHandler>().Services.AddSingleton(handler) });
        var working = await PaidAsync(shop, handler);

        // As if the process had been frozen, and another process had given the order up.
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET round_attempts = 20, status = 'Dead'");
        handler.Finishes();
        await working;

        Assert.Equal("Done", await StatusAsync(shop));
    }

    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task A_settled_order_stays_settled_when_an_abandoned_handler_succeeds(Store store, bool transactional)
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync<WaitingHandler, WaitingTransactionalHandler>(store, transactional, handler);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var working = await PaidAsync(shop, handler);
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET round_attempts = 20, status = 'Dead'");
        var order = Assert.Single(await checkout.ListAttentionItemsAsync()).Payment;

        var settled = await checkout.SettleAsync(order.Id, AttentionReason.NotFulfilled, Staff.Member("Awa Sanou"), "delivered by hand");
        handler.Finishes();
        await working;
        var again = await checkout.FulfillAgainAsync(order.Id, Staff.Member("Issa Traoré"), "to be sure");
        await shop.WaitsHourByHourAsync(24);

        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Equal(DecisionOutcome.NotPossible, again);
        Assert.Equal(1, handler.Calls);
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.Equal(0, await shop.TimesFulfilledAsync(order.Reference));
        Assert.DoesNotContain(shop.Log.All, line => line.Contains(" 4001 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task A_late_success_of_an_abandoned_handler_cancels_the_requested_repetition(Store store, bool transactional)
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync<WaitingHandler, WaitingTransactionalHandler>(store, transactional, handler);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var working = await PaidAsync(shop, handler);
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET round_attempts = 20, status = 'Dead'");
        var order = Assert.Single(await checkout.ListAttentionItemsAsync()).Payment;

        var again = await checkout.FulfillAgainAsync(order.Id, Staff.Member("Awa Sanou"), "it is mended");
        handler.Finishes();
        await working;
        var settled = await checkout.SettleAsync(order.Id, AttentionReason.NotFulfilled, Staff.Member("Awa Sanou"), "delivered by hand");
        await shop.WaitsHourByHourAsync(24);

        Assert.Equal(DecisionOutcome.Done, again);
        Assert.Equal(DecisionOutcome.NotPossible, settled);
        Assert.Equal(1, handler.Calls);
        Assert.Equal("Done", await StatusAsync(shop));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.Equal(transactional ? 1 : 0, await shop.TimesFulfilledAsync(order.Reference));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_hanging_handler_is_cancelled_after_half_an_hour_and_called_again(bool transactional)
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync<CancellableHandler, CancellableTransactionalHandler>(
            Store.PostgreSql, transactional, handler);
        var working = await PaidAsync(shop, handler);

        for (var minute = 0; minute < 29; minute++)
        {
            await PassesAMinuteAsync(shop);
        }

        await Eventually.TrueAsync(() => Task.FromResult(shop.Clock.UntilNextTimer <= TimeSpan.FromMinutes(1)));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await working;
        handler.Finishes();
        await shop.WaitsAsync(TimeSpan.FromSeconds(10));

        Assert.Equal(2, handler.Calls);
        Assert.Equal("Done", await StatusAsync(shop));
    }

    [Fact]
    public async Task Hanging_handlers_delay_no_status_check()
    {
        var handler = new HandlerGate();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = Store.PostgreSql,
            RealTime = true,
            Configure = checkout => checkout.AddFulfillmentHandler<WaitingHandler>().Services.AddSingleton(handler),
        });
        for (var purchase = 0; purchase < 17; purchase++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        }

        foreach (var invoice in await shop.Gateway.InvoicesAsync())
        {
            await shop.Gateway.ApprovesAsync(invoice!["transactionId"]!.GetValue<string>());
        }

        await shop.Gateway.DeliversCallbacksAsync();
        await Eventually.TrueAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE status = 'Paid'") == 17);
        await Eventually.TrueAsync(() => Task.FromResult(handler.Calls == 16));
        handler.Finishes();
        await Eventually.TrueAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'") == 17);
    }

    [Fact]
    public async Task A_handler_hanging_in_the_only_writers_transaction_blocks_for_seconds()
    {
        var handler = new HandlerGate();
        await using var shop = await Shop.OpenAsync(new()
        {
            RealTime = true,
            Configure = checkout => checkout.AddFulfillmentHandler<CancellableTransactionalHandler>().Services.AddSingleton(handler),
        });
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.Gateway.DeliversCallbacksAsync();
        await handler.Called;

        var second = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(second);
        await shop.Gateway.DeliversCallbacksAsync();
        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(second)).Status == CheckoutPaymentStatus.Paid);
        handler.Finishes();

        await Eventually.TrueAsync(
            async () => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'") == 2);
    }

    private static Task<Shop> OpenAsync<TPlain, TTransactional>(Store store, bool transactional, HandlerGate handler)
        where TPlain : class, IFulfillmentHandler
        where TTransactional : class, ITransactionalFulfillmentHandler
    {
        return Shop.OpenAsync(new() { Store = store, Configure = checkout => Add(checkout).Services.AddSingleton(handler) });

        CheckoutBuilder Add(CheckoutBuilder checkout) =>
            transactional ? checkout.AddFulfillmentHandler<TTransactional>() : checkout.AddFulfillmentHandler<TPlain>();
    }

    private static async Task<Task> PaidAsync(Shop shop, HandlerGate handler)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        var working = shop.ProcessesDueWorkAsync();
        await handler.Called;
        return working;
    }

    // A timer renews the lease. The timer must be set before the clock advances, and its write must be visible afterwards.
    private static async Task PassesAMinuteAsync(Shop shop)
    {
        await Eventually.TrueAsync(() => Task.FromResult(shop.Clock.UntilNextTimer <= TimeSpan.FromMinutes(1)));
        var before = await shop.Database.ScalarAsync<long>("SELECT due_at FROM checkout_fulfillment");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(async () => await shop.Database.ScalarAsync<long>("SELECT due_at FROM checkout_fulfillment") > before);
    }

    private static Task<string?> StatusAsync(Shop shop) => shop.Database.ScalarAsync<string>("SELECT status FROM checkout_fulfillment");
}
