using System.Text;
using Checkout.Plugin.Benchmarks;
using Xunit;

namespace Checkout.Plugin.Tests.Performance;

public sealed class DuplicateCallbackTests
{
    [Theory]
    [InlineData(Store.PostgreSql)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task A_repeated_callback_within_the_window_costs_no_statement_and_no_check(Store store)
    {
        await using var tapped = await TappedShop.OpenAsync(store);
        var id = await tapped.Shop.OpensPaymentAsync();
        await CallsBackAsync(tapped.Shop, id);
        await tapped.Shop.ProcessesDueWorkAsync();
        await Eventually.TrueAsync(async () => await IsSwallowedAsync(tapped, id));
        var confirms = await tapped.Shop.Gateway.ConfirmsAsync(id);
        tapped.TakeTransactions();

        for (var again = 0; again < 20; again++)
        {
            await CallsBackAsync(tapped.Shop, id);
        }

        Assert.Empty(tapped.TakeTransactions());
        Assert.Equal(confirms, await tapped.Shop.Gateway.ConfirmsAsync(id));
    }

    [Fact]
    public async Task One_check_at_the_end_of_the_window_covers_every_genuine_callback()
    {
        await using var tapped = await TappedShop.OpenAsync();
        var shop = tapped.Shop;
        var id = await shop.OpensPaymentAsync();
        await CallsBackAsync(shop, id);
        await shop.ProcessesDueWorkAsync();
        var confirms = await shop.Gateway.ConfirmsAsync(id);

        await shop.Gateway.ApprovesAsync(id);
        await CallsBackAsync(shop, id);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(confirms + 1, await shop.Gateway.ConfirmsAsync(id));
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    // The claim of a callback is written after the answer.
    private static async Task<bool> IsSwallowedAsync(TappedShop tapped, string id)
    {
        tapped.TakeTransactions();
        await CallsBackAsync(tapped.Shop, id);
        return tapped.TakeTransactions().Count == 0;
    }

    private static async Task CallsBackAsync(Shop shop, string id) =>
        (await shop.PostsAsync("checkout/callback", new StringContent(GatewayText.JsonCallback(id), Encoding.UTF8, "application/json")))
            .EnsureSuccessStatusCode();
}
