using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A lease can expire while its process still works, for example because the database was away or a clock was set.
public sealed class LostLeaseTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A81_A_process_does_not_start_a_fulfillment_that_it_is_still_running(Store store)
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync(store, handler);
        var working = await PaidAsync(shop, handler);

        await LosesTheLeaseAsync(shop);
        var next = shop.ProcessesDueWorkAsync();
        // Without a second call the processing ends at once.
        await Eventually.TrueAsync(() => Task.FromResult(next.IsCompleted || handler.Calls > 1));
        var calls = handler.Calls;
        handler.Finishes();
        await Task.WhenAll(working, next);
        await shop.WaitsAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(1, calls);
        Assert.Equal(1, handler.Calls);
        Assert.Equal("Done", await StatusAsync(shop));
    }

    [Fact]
    public async Task A_refusal_by_a_handler_that_lost_its_lease_counts()
    {
        var handler = new HandlerGate { Answer = FulfillmentResult.Refused("out of stock") };
        await using var shop = await OpenAsync(Store.Sqlite, handler);
        var working = await PaidAsync(shop, handler);

        await LosesTheLeaseAsync(shop);
        await shop.ProcessesDueWorkAsync();
        handler.Finishes();
        await working;
        await shop.WaitsHourByHourAsync(2);

        Assert.Equal(1, handler.Calls);
        Assert.Equal("Refused", await StatusAsync(shop));
    }

    [Fact]
    public async Task A81_A_fulfillment_that_runs_on_without_a_lease_is_not_withdrawn()
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync(Store.Sqlite, handler);
        var working = await PaidAsync(shop, handler);
        await LosesTheLeaseAsync(shop);
        var payment = await shop.Database.ScalarAsync<string>("SELECT payment_id FROM checkout_fulfillment");

        var withdrawn = await shop.Services.GetRequired<ICheckout>().WithdrawFulfillmentAsync(
            payment!, Staff.Member("Awa Sanou"), "the buyer cancelled");
        handler.Finishes();
        await working;

        Assert.Equal(DecisionOutcome.FulfillmentRunning, withdrawn);
        Assert.Equal("Done", await StatusAsync(shop));
    }

    [Fact]
    public async Task An_order_whose_handler_succeeds_after_a_withdrawal_is_listed()
    {
        var handler = new HandlerGate();
        await using var shop = await OpenAsync(Store.Sqlite, handler);
        var working = await PaidAsync(shop, handler);

        // As another process does that does not know of the running handler.
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET status = 'Withdrawn'");
        handler.Finishes();
        await working;

        Assert.Contains(shop.Log.All, line => line.StartsWith("Critical 4011", StringComparison.Ordinal));
        Assert.Equal("Withdrawn", await StatusAsync(shop));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task An_attempt_from_before_the_order_was_queued_again_closes_nothing(Store store)
    {
        var handler = new HandlerGate { Answer = FulfillmentResult.Refused("out of stock") };
        await using var shop = await OpenAsync(store, handler);
        var working = await PaidAsync(shop, handler);
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET status = 'Dead'");
        var payment = await shop.Database.ScalarAsync<string>("SELECT payment_id FROM checkout_fulfillment");

        var queued = await shop.Services.GetRequired<ICheckout>().FulfillAgainAsync(
            payment!, Staff.Member("Awa Sanou"), "the stock has come");
        handler.Finishes();
        await working;
        // The worker may have claimed the order again while the first attempt still ran.
        await shop.WaitsAsync(PaymentFulfiller.Lease);

        Assert.Equal(DecisionOutcome.Done, queued);
        Assert.Equal(2, handler.Calls);
    }

    private static Task<Shop> OpenAsync(Store store, HandlerGate handler) => Shop.OpenAsync(new()
    {
        Store = store, Configure = checkout => checkout.AddFulfillmentHandler<WaitingHandler>().Services.AddSingleton(handler),
    });

    private static async Task<Task> PaidAsync(Shop shop, HandlerGate handler)
    {
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.Gateway.DeliversCallbacksAsync();
        var working = shop.ProcessesDueWorkAsync();
        await handler.Called;
        return working;
    }

    // The renewal after one minute fails, and the lease of two minutes ends.
    private static async Task LosesTheLeaseAsync(Shop shop)
    {
        await Eventually.TrueAsync(() => Task.FromResult(shop.Clock.UntilNextTimer <= TimeSpan.FromMinutes(1)));
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_fulfillment RENAME TO away");
        shop.Clock.Advance(TimeSpan.FromSeconds(135));
        await Eventually.TrueAsync(() => Task.FromResult(shop.Log.All.Any(
            line => line.StartsWith("Warning 4007", StringComparison.Ordinal))));
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_fulfillment");
    }

    private static Task<string?> StatusAsync(Shop shop) => shop.Database.ScalarAsync<string>("SELECT status FROM checkout_fulfillment");
}
