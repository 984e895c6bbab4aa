using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The order of status checks when more are due than the budget allows.
public sealed class CheckPriorityTests
{
    private static readonly IPAddress OneNetwork = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress AnotherNetwork = IPAddress.Parse("203.0.113.8");

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_waiting_shopper_does_not_wait_for_a_backlog_of_due_checks(Store store)
    {
        await using var shop = await OpenAsync(store, () => IPAddress.Loopback);
        await OpensAsync(shop, 30);
        shop.Clock.Advance(TimeSpan.FromMinutes(15));

        var waits = (await OpensAsync(shop, 1))[0];
        await shop.Gateway.ApprovesAsync(waits);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{waits}");
        var seconds = 0;
        for (; (await shop.PaymentByIdAsync(waits)).Status != CheckoutPaymentStatus.Paid && seconds < 30; seconds++)
        {
            await shop.ProcessesDueWorkAsync();
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(seconds, 1, 3);
    }

    [Fact]
    public async Task One_network_gets_a_quarter_of_the_priority_checks_and_no_more()
    {
        var address = OneNetwork;
        await using var shop = await OpenAsync(Store.Sqlite, () => address);
        var (theirs, others) = (await OpensAsync(shop, 30), (await OpensAsync(shop, 1))[0]);
        foreach (var id in theirs)
        {
            await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        }

        address = AnotherNetwork;
        await shop.OpensBrowser().OpenAsync($"checkout/return/{others}");

        // Fifteen at once and one more every four seconds, but never all, even on a slow machine.
        Assert.InRange(
            await shop.Database.ScalarAsync<long>(
                "SELECT COUNT(*) FROM checkout_payment WHERE priority = 0 AND id <> @others", new { others }),
            15, 25);
        Assert.Equal(
            30,
            await shop.Database.ScalarAsync<long>(
                "SELECT COUNT(*) FROM checkout_payment WHERE returned_at IS NOT NULL AND due_at IS NOT NULL AND id <> @others",
                new { others }));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT priority FROM checkout_payment WHERE id = @others", new { others }));
    }

    [Fact]
    public async Task A_repeated_callback_gets_priority_once_for_each_return()
    {
        await using var shop = await OpenAsync(Store.Sqlite, () => IPAddress.Loopback);
        var id = (await OpensAsync(shop, 1))[0];
        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");
        var priorities = new List<long>();
        for (var check = 0; check < 3; check++)
        {
            await shop.CallsBackAsync(id);
            priorities.Add(await shop.Database.ScalarAsync<long>("SELECT priority FROM checkout_payment"));
            await shop.ProcessesDueWorkAsync();
            shop.Clock.Advance(TimeSpan.FromSeconds(3));
        }

        Assert.Equal([0, 1, 1], priorities);
    }

    [Fact]
    public async Task A_return_does_not_delay_an_overdue_check()
    {
        await using var shop = await OpenAsync(Store.Sqlite, () => IPAddress.Loopback);
        var id = (await OpensAsync(shop, 1))[0];
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = await shop.Database.ScalarAsync<long>("SELECT due_at FROM checkout_payment");

        await shop.OpensBrowser().OpenAsync($"checkout/return/{id}");

        Assert.Equal(before, await shop.Database.ScalarAsync<long>("SELECT due_at FROM checkout_payment"));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT priority FROM checkout_payment"));
    }

    private static async Task<IReadOnlyList<string>> OpensAsync(Shop shop, int payments)
    {
        await shop.Gateway.LosesCallbacksAsync();
        var ids = new List<string>();
        while (ids.Count < payments)
        {
            ids.Add(await shop.OpensPaymentAsync());
        }

        return ids;
    }

    private static Task<Shop> OpenAsync(Store store, Func<IPAddress> address) => Shop.OpenAsync(new()
    {
        Store = store,
        Values = { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = "1", ["Checkout:Limits:PaysPerMinutePerBrowser"] = "1000" },
        Pipeline = app => app.ComesFrom(address),
    });
}
