using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class MultipleNodeTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(2 * 24 * 3600)]
    [InlineData(35)]
    [InlineData(-90)]
    public async Task A_node_with_a_wrong_clock_respects_leases_and_due_times(int secondsAhead)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var right = shop.Services.Checks();
        var wrong = (await shop.StartsAnotherNodeAsync(TimeSpan.FromSeconds(secondsAhead))).Checks();
        var id = await shop.OpensPaymentAsync();

        var early = await wrong.ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken);
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        var held = await right.ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken);
        var taken = await wrong.ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken);
        shop.Clock.Advance(Lease);
        var inTurn = await wrong.ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken);

        Assert.Empty(early);
        Assert.Equal(id, Assert.Single(held).Id);
        Assert.Empty(taken);
        Assert.Equal(id, Assert.Single(inTurn).Id);
    }

    [Fact]
    public async Task A_node_whose_clock_differs_from_the_databases_warns_at_its_start()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });

        await shop.StartsAnotherNodeAsync(TimeSpan.FromMinutes(-3));

        Assert.Contains(
            shop.Log.All,
            line => line.Contains("Warning 5103 ", StringComparison.Ordinal) && line.Contains("-00:03:00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_save_after_the_lease_changes_no_schedule_but_counts_the_money(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payments = shop.Services.GetRequired<PaymentStore>();
        await shop.OpensPaymentAsync();
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        var slow = Assert.Single(await shop.Services.Checks().ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken));
        shop.Clock.Advance(Lease);
        Assert.Single(await shop.Services.Checks().ClaimDueAsync(9, Lease, TestContext.Current.CancellationToken));

        slow.ScheduleCheck(shop.Clock.GetUtcNow() + TimeSpan.FromDays(1), shop.Clock.GetUtcNow());
        var putOff = await payments.SaveAsync(slow, null, TestContext.Current.CancellationToken);
        var paid = await payments.SaveAsync(
            slow, slow.Confirm(Completed(slow), shop.Clock.GetUtcNow()), TestContext.Current.CancellationToken);

        Assert.False(putOff);
        Assert.True(paid);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(slow.Id)).Status);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_node_that_stops_during_a_check_releases_it_at_once(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "slow");
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        using var stopping = new CancellationTokenSource();
        var work = shop.Services.GetRequired<ReconciliationWorker>().ProcessDueAsync(stopping.Token);
        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(id)).Row.Checks == 1);

        await stopping.CancelAsync();
        await Record.ExceptionAsync(() => work);
        await shop.Gateway.RecoversAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
    }

    [Fact]
    public async Task Two_nodes_that_query_the_same_due_work_share_it()
    {
        await using var shop = await Shop.OpenAsync(
            new() { Store = Store.PostgreSql, Values = { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = "1000" } });
        var nodes = new[] { shop.Services.Checks(), (await shop.StartsAnotherNodeAsync()).Checks() };
        for (var payment = 0; payment < 40; payment++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        }

        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        var claims = await Task.WhenAll(
            Enumerable.Range(0, 16)
                .Select(claim => Task.Run(() => nodes[claim % 2].ClaimDueAsync(4, Lease, TestContext.Current.CancellationToken))));

        var claimed = claims.SelectMany(claim => claim).Select(payment => payment.Id).ToList();
        Assert.Equal(claimed.Count, claimed.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(40, claimed.Count);
    }

    private static InvoiceConfirmation Completed(CheckoutPayment payment) => new()
    {
        Status = InvoiceStatus.Completed,
        AmountXof = payment.Amount.Amount,
        MontantXof = payment.Amount.Amount,
        TransactionId = payment.Id,
        RequestId = "P1",
        EvidenceDigest = "digest",
    };
}
