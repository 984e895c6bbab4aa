using Checkout.Plugin.Hosts.Elsewhere;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// The orders are in another database than the plug-in's tables.
public sealed class ElsewhereShopTests
{
    [Fact]
    public async Task A_purchase_becomes_one_order_in_the_shops_own_database()
    {
        using var orders = await TestDatabase.CreateAsync(Store.PostgreSql);
        await using var shop = await OpenAsync(orders);

        var result = await BuysAsync(shop);

        Assert.Equal("paid", result.Status);
        Assert.Equal("/orders/order-7", result.Page.Require("a[data-order-link]").GetAttribute("href"));
        Assert.Equal(12_500, await orders.ScalarAsync<long>("""SELECT SUM("Total") FROM "Orders" """));
    }

    [Fact]
    public async Task An_order_stored_by_an_attempt_that_failed_afterwards_is_not_stored_twice()
    {
        using var orders = await TestDatabase.CreateAsync(Store.PostgreSql);
        await using var shop = await OpenAsync(orders, checkout => checkout.AddFulfillmentHandler<FailsAfterwards>());
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException("The process ends here."));

        await BuysAsync(shop);
        var storedAtOnce = await orders.ScalarAsync<long>("""SELECT COUNT(*) FROM "Orders" """);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, storedAtOnce);
        Assert.Equal(1, await orders.ScalarAsync<long>("""SELECT COUNT(*) FROM "Orders" """));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'"));
    }

    [Fact]
    public async Task A_pooled_context_whose_transaction_a_handler_left_open_serves_the_next_attempt()
    {
        using var orders = await TestDatabase.CreateAsync(Store.PostgreSql);
        await using var shop = await OpenAsync(orders, checkout => checkout.AddFulfillmentHandler<FailsInsideItsTransaction>());
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException("The handler ends before its commit."));

        var result = await BuysAsync(shop);
        var storedAtOnce = await orders.ScalarAsync<long>("""SELECT COUNT(*) FROM "Orders" """);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("paid", result.Status);
        Assert.Equal(0, storedAtOnce);
        Assert.Equal(1, await orders.ScalarAsync<long>("""SELECT COUNT(*) FROM "Orders" """));
    }

    private static async Task<Shop> OpenAsync(TestDatabase orders, Action<CheckoutBuilder>? configure = null)
    {
        var settings = EmbeddedShop.With(new ElsewhereShop(orders.ConnectionString));
        var shop = await Shop.OpenAsync(settings with
        {
            Values = [],
            Configure = checkout =>
            {
                settings.Configure(checkout);
                configure?.Invoke(checkout);
            },
        });
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequired<OrdersContext>()
            .GetService<IRelationalDatabaseCreator>().CreateTablesAsync(TestContext.Current.CancellationToken);
        return shop;
    }

    private static async Task<ResultPage> BuysAsync(Shop shop)
    {
        var summary = new SummaryPage(await shop.OpensBrowser().OpenAsync("checkout?reference=order-7"));
        return await shop.IsPaidAsync(await summary.PaysAsync());
    }
}

internal sealed class FailsAfterwards(OrdersContext orders, ShopScript script) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var result = await new StoresElsewhere(orders).FulfillAsync(payment, cancellationToken);
        return script.Answers.TryDequeue(out var answer) ? answer() : result;
    }
}

internal sealed class FailsInsideItsTransaction(OrdersContext orders, ShopScript script) : IFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        var transaction = await orders.Database.BeginTransactionAsync(cancellationToken);
        var result = await new StoresElsewhere(orders).FulfillAsync(payment, cancellationToken);
        result = script.Answers.TryDequeue(out var answer) ? answer() : result;
        await transaction.CommitAsync(cancellationToken);
        return result;
    }
}
