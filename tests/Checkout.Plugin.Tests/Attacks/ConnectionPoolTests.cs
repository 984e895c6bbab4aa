using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Slow handlers must not use up the connection pool.
[Slow]
public sealed class ConnectionPoolTests
{
    private const int Orders = 16;

    [Theory]
    [InlineData(10, 2)]
    [InlineData(2, 1)]
    public async Task A95_Slow_handlers_leave_shoppers_a_connection(int connections, int atOnce)
    {
        var handler = new Journeys.HandlerGate();
        using var pool = new OtherDefaults(settings => (settings.MaxPoolSize, settings.Timeout) = (connections, 2));
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = Store.PostgreSql,
            Values = { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = "100" },
            Configure = checkout =>
            {
                pool.Stand(checkout);
                checkout.AddFulfillmentHandler<Journeys.WaitingTransactionalHandler>().Services.AddSingleton(handler);
            },
        });
        await PaidAsync(shop);
        var working = shop.ProcessesDueWorkAsync();
        await Eventually.TrueAsync(() => Task.FromResult(handler.Calls == atOnce));

        var payer = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        var calls = handler.Calls;
        handler.Finishes();
        await working;

        Assert.NotNull(payer);
        Assert.Equal(atOnce, calls);
        Assert.Equal(Orders, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'"));
    }

    [Theory]
    [InlineData("Host=localhost;Maximum Pool Size=100", 16)]
    [InlineData("Host=localhost", 16)]
    [InlineData("Host=localhost;MaxPoolSize=24", 6)]
    [InlineData("Host=localhost;Maximum Pool Size=3", 1)]
    [InlineData("Host=localhost;Maximum Pool Size=3;Pooling=false", 16)]
    [InlineData("Data Source=shop.db", 16)]
    [InlineData("no connection string", 16)]
    public void A95_The_pool_bounds_how_many_handlers_hold_a_connection(string connectionString, int atOnce) =>
        Assert.Equal(atOnce, PoolShare.Of(connectionString).Share);

    private static async Task PaidAsync(Shop shop)
    {
        for (var order = 0; order < Orders; order++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        }

        foreach (var invoice in await shop.Gateway.InvoicesAsync())
        {
            await shop.Gateway.ApprovesAsync(invoice!["transactionId"]!.GetValue<string>());
        }

        await shop.Gateway.DeliversCallbacksAsync();
    }
}
