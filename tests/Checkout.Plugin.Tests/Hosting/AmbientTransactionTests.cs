using System.Transactions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

public sealed class AmbientTransactionTests
{
    public static TheoryData<Store, bool> Shops => new MatrixTheoryData<Store, bool>([Store.Sqlite, Store.PostgreSql], [true, false]);

    [Theory]
    [MemberData(nameof(Shops))]
    public async Task A_shop_that_wraps_each_request_in_a_transaction_scope_sells(Store store, bool completes)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store, Pipeline = app => app.Use(InScope(completes)) });

        var summary = await shop.GoesToPayAsync(Some.Cart());
        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var result = await interstitial.ContinuesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT SUM(fulfillments) FROM test_order"));
    }

    private static Func<HttpContext, RequestDelegate, Task> InScope(bool completes) => async (context, next) =>
    {
        using var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);
        await next(context);
        if (completes)
        {
            scope.Complete();
        }
    };
}
