using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The budget of status checks for each second is shared by payments and nodes.
public sealed class StatusCheckBudgetTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Confirms_per_second_stay_within_the_limit_and_all_are_sent(Store store)
    {
        await using var shop = await StatusCheckSteps.OpenAsync(store, perSecond: 5);
        var ids = await shop.PaysWithoutCallbackAsync(12);

        var each = new List<int>();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        for (var second = 0; second < 3; second++)
        {
            each.Add(await shop.Gateway.ConfirmsAsync());
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 10, 12], each);
        await Assert.AllAsync(ids, async id => Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status));
    }

    [Fact]
    public async Task Several_nodes_share_the_checks_per_second()
    {
        await using var shop = await StatusCheckSteps.OpenAsync(Store.PostgreSql, perSecond: 5);
        DueCheckQueue<CheckoutPayment>[] nodes = [shop.Services.Checks(), (await shop.StartsAnotherNodeAsync()).Checks()];
        await shop.PaysWithoutCallbackAsync(12);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));

        var each = new List<int>();
        for (var second = 0; second < 3; second++)
        {
            foreach (var node in nodes)
            {
                each.Add((await node.ClaimDueAsync(16, TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)).Count);
            }

            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([5, 0, 5, 0, 2, 0], each);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_waiting_shopper_is_checked_first_and_a_repeated_callback_last(Store store)
    {
        await using var shop = await StatusCheckSteps.OpenAsync(store, perSecond: 1);
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        for (var payment = 0; payment < 3; payment++)
        {
            ids.Add(await shop.OpensPaymentAsync());
        }

        await shop.CallsBackAsync(ids[0]);
        await shop.SettlesSlowlyAsync(seconds: 10);
        await shop.WaitsAsync(TimeSpan.FromSeconds(40));
        var before = await shop.Gateway.ConfirmsAsync();
        await shop.CallsBackAsync(ids[0]);
        await shop.CallsBackAsync(ids[1]);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{ids[2]}");
        await shop.SettlesSlowlyAsync(seconds: 3);

        var asked = (await shop.Gateway.LedgerAsync("confirm")).OrderBy(entry => entry!["at"]!.GetValue<long>())
            .Select(entry => entry!["transactionId"]!.GetValue<string>()).Skip(before);
        Assert.Equal([ids[2], ids[1], ids[0]], asked.Take(3));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_without_a_callback_is_checked_despite_many_waiting_shoppers(Store store)
    {
        await using var shop = await StatusCheckSteps.OpenAsync(store, perSecond: 1);
        var silent = (await shop.PaysWithoutCallbackAsync(1))[0];
        var waiting = new List<string>();
        for (var payment = 0; payment < 6; payment++)
        {
            waiting.Add(await shop.OpensPaymentAsync());
        }

        var browser = shop.OpensBrowser();
        for (var moment = 0; moment < 85; moment++)
        {
            foreach (var id in waiting)
            {
                await browser.OpenAsync($"checkout/return/{id}");
            }

            await shop.SettlesSlowlyAsync(seconds: 3);
        }

        Assert.InRange(await shop.Gateway.ConfirmsAsync(), 240, 260);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(silent)).Status);
    }
}
