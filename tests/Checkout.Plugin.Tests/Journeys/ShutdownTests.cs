using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A shop stops when a fulfillment is almost done. If it did not wait for the commit, it would call the handler again.
public sealed class ShutdownTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_fulfillment_finished_during_the_shops_stop_is_committed(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        using var stopping = new CancellationTokenSource();
        shop.Script.Answers.Enqueue(() =>
        {
            stopping.Cancel();
            return FulfillmentResult.Fulfilled();
        });
        var reference = await PaidAsync(shop);

        await WorksUntilStoppedAsync(shop, stopping);

        await IsFulfilledOnceAsync(shop, reference);
    }

    [Fact]
    public async Task A_stopping_shop_waits_for_a_slow_commit()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        using var stopping = new CancellationTokenSource();
        await shop.Database.ExecuteAsync(CommitThatWaits);
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var holding = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        var holder = await other.ExecuteScalarAsync<int>("SELECT pg_backend_pid() FROM test_gate FOR UPDATE", transaction: holding);
        var reference = await PaidAsync(shop);

        var working = WorksUntilStoppedAsync(shop, stopping);
        await Eventually.TrueAsync(
            () => shop.Database.ScalarAsync<bool>(
                "SELECT COUNT(*) = 1 FROM pg_stat_activity WHERE @holder = ANY(pg_blocking_pids(pid))", new { holder }));
        await stopping.CancelAsync();
        await holding.CommitAsync(TestContext.Current.CancellationToken);
        await working;

        await IsFulfilledOnceAsync(shop, reference);
    }

    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task A_handler_ended_by_the_shops_stop_is_not_called_again_by_that_shop(Store store, bool transactional)
    {
        var handler = new HandlerGate();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store,
            Configure = checkout =>
                (transactional
                    ? checkout.AddFulfillmentHandler<CancellableTransactionalHandler>()
                    : checkout.AddFulfillmentHandler<CancellableHandler>()).Services.AddSingleton(handler),
        });
        using var stopping = new CancellationTokenSource();
        await PaidAsync(shop);

        var working = WorksUntilStoppedAsync(shop, stopping);
        await handler.Called;
        await stopping.CancelAsync();
        await working;

        Assert.Equal(1, handler.Calls);
        Assert.Equal(
            "Queued after 1",
            await shop.Database.ScalarAsync<string>("SELECT status || ' after ' || round_attempts FROM checkout_fulfillment"));
    }

    // A deferred trigger makes the commit wait until the test releases the row lock.
    private const string CommitThatWaits = """
        CREATE TABLE test_gate AS SELECT 1 AS gate;
        CREATE FUNCTION test_wait() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM 1 FROM test_gate FOR UPDATE; RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER test_check AFTER INSERT ON test_order DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION test_wait();
        """;

    private static async Task<string> PaidAsync(Shop shop)
    {
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        return (await shop.PaymentByIdAsync(id)).Reference;
    }

    // The worker may end with or without a cancellation exception.
    private static async Task WorksUntilStoppedAsync(Shop shop, CancellationTokenSource stopping) =>
        await shop.Services.GetRequired<ReconciliationWorker>().ProcessDueAsync(stopping.Token)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private static async Task IsFulfilledOnceAsync(Shop shop, string reference)
    {
        Assert.Equal(
            "Done after 1",
            await shop.Database.ScalarAsync<string>("SELECT status || ' after ' || round_attempts FROM checkout_fulfillment"));
        Assert.Equal(1, await shop.TimesFulfilledAsync(reference));
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
    }
}
