using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Handlers that ignore their cancellation token and never return. They block no other order and are not called twice.
[Slow]
public sealed class HangingHandlerTests
{
    private const int AtOnce = 16;
    private static readonly TimeSpan AbandonedAfter = TimeSpan.FromMinutes(40);

    [Theory]
    [InlineData(Store.Sqlite, false)]
    [InlineData(Store.PostgreSql, false)]
    [InlineData(Store.PostgreSql, true)]
    public async Task Hanging_handlers_delay_the_others_for_a_while_and_are_not_called_twice(Store store, bool transactional)
    {
        using var blocker = new HandlerBlocker(hangs: AtOnce);
        using var pool = new OtherDefaults(settings => settings.MaxPoolSize = 4 * AtOnce);
        await using var shop = await OpenAsync(store, transactional, blocker, store == Store.Sqlite ? null : pool);
        await PayAsync(shop, AtOnce + 1);
        var working = Task.Run(shop.ProcessesDueWorkAsync);
        await Eventually.TrueAsync(() => Task.FromResult(blocker.Calls == AtOnce));

        await PassesAsync(shop, AbandonedAfter, hanging: AtOnce);
        await working;
        await Eventually.TrueAsync(() => IsDoneAsync(shop, 1));
        await PassesAsync(shop, AbandonedAfter, hanging: AtOnce);
        await shop.ProcessesDueWorkAsync();
        var (calls, listed) = (blocker.Calls, await ListAsync(shop));
        blocker.Release();
        await Eventually.TrueAsync(() => IsDoneAsync(shop, AtOnce + 1));

        Assert.Equal(AtOnce + 1, calls);
        Assert.Equal(Enumerable.Repeat(AttentionReason.Overdue, AtOnce), listed.Select(item => item.Reason));
        Assert.Equal(AtOnce, shop.Log.All.Count(line => line.StartsWith("Error 4010", StringComparison.Ordinal)));
        Assert.Equal(
            transactional ? AtOnce + 1 : 0,
            await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM test_order WHERE fulfillments = 1"));
        Assert.Empty(await ListAsync(shop));
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_delays_no_other()
    {
        using var blocker = new HandlerBlocker(hangs: 1) { BlocksThread = true };
        await using var shop = await OpenAsync(Store.Sqlite, transactional: false, blocker);
        await PayAsync(shop, 2);

        var working = Task.Run(shop.ProcessesDueWorkAsync);

        await Eventually.TrueAsync(() => IsDoneAsync(shop, 1));
        blocker.Release();
        await working;
        Assert.True(await IsDoneAsync(shop, 2));
    }

    private static Task<Shop> OpenAsync(Store store, bool transactional, HandlerBlocker blocker, OtherDefaults? pool = null) =>
        Shop.OpenAsync(new()
        {
            Store = store,
            Values = { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = "100" },
            Configure = checkout =>
            {
                pool?.Stand(checkout);
                (transactional
                    ? checkout.AddFulfillmentHandler<BlockedTransactionalHandler>()
                    : checkout.AddFulfillmentHandler<BlockedHandler>()).Services.AddSingleton(blocker);
            },
        });

    private static async Task PayAsync(Shop shop, int purchases)
    {
        for (var purchase = 0; purchase < purchases; purchase++)
        {
            await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        }

        await shop.Gateway.DeliversCallbacksAsync();
    }

    // Advances minute by minute, and waits each time until the leases of the hanging handlers are renewed.
    private static async Task PassesAsync(Shop shop, TimeSpan time, int hanging)
    {
        for (var passed = TimeSpan.Zero; passed < time; passed += TimeSpan.FromMinutes(1))
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(1));
            var renewed = (shop.Clock.GetUtcNow() + TimeSpan.FromSeconds(90)).ToUnixTimeMilliseconds();
            await Eventually.TrueAsync(
                async () => await shop.Database.ScalarAsync<long>(
                    "SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Queued' AND due_at > @renewed",
                    new { renewed }) == hanging);
        }
    }

    private static Task<IReadOnlyList<AttentionItem>> ListAsync(Shop shop) =>
        shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync();

    private static async Task<bool> IsDoneAsync(Shop shop, int orders) =>
        await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'") == orders;
}
