using System.Data.Common;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// Eight orders are paid at once and share one voucher.
public sealed class VoucherRaceTests
{
    private const int Buyers = 8;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A28_One_of_eight_orders_paid_at_once_redeems_the_voucher(Store store)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Store = store, RealTime = true, Configure = checkout => checkout.AddFulfillmentHandler<Redeeming>() });
        await shop.Database.ExecuteAsync("CREATE TABLE test_voucher (code TEXT PRIMARY KEY, redeemed_by TEXT, times BIGINT NOT NULL)");
        await shop.Database.ExecuteAsync("INSERT INTO test_voucher VALUES ('DIX', NULL, 0)");
        await shop.AnotherNodeWherePossibleAsync();
        var summaries = await Task.WhenAll(Enumerable.Range(0, Buyers).Select(_ => shop.GoesToPayAsync(WithVoucher())));

        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pressing = Enumerable.Range(0, 64).Select(press => Task.Run(async () =>
        {
            await start.Task;
            return (await summaries[press % Buyers].PaysAsync()).Link;
        })).ToList();
        start.SetResult();
        var links = await Task.WhenAll(pressing);
        await shop.Gateway.RepeatsCallbacksAsync(2);
        await Task.WhenAll(
            (await shop.Gateway.InvoicesAsync())
                .Select(invoice => shop.Gateway.ApprovesAsync(invoice!["transactionId"]!.GetValue<string>())));
        await Eventually.TrueAsync(async () => await CountAsync(shop, "Done") + await CountAsync(shop, "Refused") == Buyers);

        Assert.Equal(Buyers, links.Distinct().Count());
        Assert.Equal(Buyers, await shop.Gateway.CreatesAsync());
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT times FROM test_voucher WHERE redeemed_by IS NOT NULL"));
        Assert.Equal(1, await CountAsync(shop, "Done"));
        Assert.Equal(
            Buyers - 1,
            (await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync())
                .Count(item => item.Reason == AttentionReason.Refused));
    }

    private static CheckoutCart WithVoucher() => Some.Cart(5_000) with { Discount = Money.Xof(1_000), Total = Money.Xof(4_000) };

    private static Task<long> CountAsync(Shop shop, string status) =>
        shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = @status", new { status });

    // A shop with vouchers redeems in the checkout's transaction, on a condition.
    private sealed class Redeeming : ITransactionalFulfillmentHandler
    {
        public async Task<FulfillmentResult> FulfillAsync(
            CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken) =>
            await transaction.Connection!.ExecuteAsync(
                "UPDATE test_voucher SET redeemed_by = @Reference, times = times + 1 WHERE code = 'DIX' AND redeemed_by IS NULL",
                new { payment.Reference },
                transaction) == 1
                ? FulfillmentResult.Fulfilled()
                : FulfillmentResult.Refused("the voucher is spent");
    }
}
