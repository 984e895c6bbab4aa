using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Paid orders that are never fulfilled without an obvious failure appear on the attention list.
public sealed class UnfulfilledOrderTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_handler_stopped_by_the_shop_twenty_times_is_given_up(Store store)
    {
        var gate = new HandlerGate();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store,
            Configure = checkout => checkout.AddFulfillmentHandler<CancellableHandler>().Services.AddSingleton(gate),
        });
        var id = await PaidAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        for (var deploy = 1; deploy <= 20; deploy++)
        {
            await StopsInsideAsync(shop, () => gate.Calls == deploy);
        }

        await shop.ProcessesDueWorkAsync().WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, TestContext.Current.CancellationToken);
        var item = Assert.Single(await checkout.ListAttentionItemsAsync());
        Assert.Equal(20, gate.Calls);
        Assert.Equal(id, item.Payment.Id);
        Assert.Equal(AttentionReason.NotFulfilled, item.Reason);
        Assert.Contains("the process ended", item.Detail, StringComparison.Ordinal);
        Assert.Contains(
            shop.Log.All,
            line => line.StartsWith("Critical 4005", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));

        gate.Finishes();
        Assert.Equal(DecisionOutcome.Done, await checkout.FulfillAgainAsync(id, Staff.Member("Awa Sanou"), "it is mended"));
        await shop.ProcessesDueWorkAsync();
        Assert.Equal(21, gate.Calls);
        Assert.Empty(await checkout.ListAttentionItemsAsync());
    }

    [Fact]
    public async Task A_handler_whose_process_dies_in_every_attempt_is_given_up()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var id = await PaidAsync(shop);
        await shop.ProcessesDueWorkAsync();

        // As if each of twenty processes had claimed it and crashed in the handler.
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET round_attempts = 20, due_at = 0");
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(
            AttentionReason.NotFulfilled, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
        Assert.Equal(0, await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(id)).Reference));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task An_order_unfulfilled_an_hour_after_its_payment_is_listed_until_fulfilled(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        for (var attempt = 0; attempt < 15; attempt++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        }

        var id = await PaidAsync(shop);
        await shop.ProcessesDueWorkAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();

        await shop.WaitsAsync(TimeSpan.FromMinutes(59));
        var inTime = await checkout.ListAttentionItemsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        var overdue = Assert.Single(await checkout.ListAttentionItemsAsync());
        var settled = await checkout.SettleAsync(id, overdue.Reason, Staff.Member("Awa Sanou"), "seen");
        shop.Script.Answers.Clear();
        await shop.WaitsAsync(TimeSpan.FromHours(1));

        Assert.Empty(inTime);
        Assert.Equal(id, overdue.Payment.Id);
        Assert.Equal(AttentionReason.Overdue, overdue.Reason);
        Assert.Equal(DecisionOutcome.NotPossible, settled);
        Assert.Equal(1, await shop.TimesFulfilledAsync(overdue.Payment.Reference));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
    }

    private static async Task<string> PaidAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        return id;
    }

    private static async Task StopsInsideAsync(Shop shop, Func<bool> isInside)
    {
        using var stopping = new CancellationTokenSource();
        var working = shop.Services.GetRequired<ReconciliationWorker>().ProcessDueAsync(stopping.Token);
        await Eventually.TrueAsync(() => Task.FromResult(isInside()));
        await stopping.CancelAsync();
        await working.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
