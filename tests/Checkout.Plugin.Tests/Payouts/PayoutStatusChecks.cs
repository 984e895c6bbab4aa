using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// A status check that staff request counts against the same limit as every other check.
public sealed class PayoutStatusChecks
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Status_checks_of_many_payouts_stay_within_the_limit_and_are_all_made(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 2);
        var sent = new List<CheckoutPayout>();
        for (var amount = 5_000; amount < 5_003; amount++)
        {
            sent.Add(await shop.SendsAsync(PayoutSteps.Draft(amount)));
        }

        await Task.WhenAll(sent.Select(payout => Task.Run(() => shop.Payouts().CheckNowAsync(payout.Id))));
        var atOnce = await ConfirmCountAsync(shop);
        await shop.WaitsAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, atOnce);
        Assert.Equal(3, await ConfirmCountAsync(shop));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_requested_payout_check_shares_the_limit_with_payment_checks(Store store)
    {
        await using var shop = await OpenAsync(store, perSecond: 1);
        await shop.OpensPaymentAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var sent = await shop.SendsAsync();

        var followed = await shop.Payouts().CheckNowAsync(sent.Id);
        var atOnce = await ConfirmCountAsync(shop);
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await shop.Payouts().CheckNowAsync(sent.Id);

        Assert.Equal(CheckoutPayoutStatus.Pending, followed!.Status);
        Assert.Equal(1, await shop.Gateway.ConfirmsAsync());
        Assert.Equal(0, atOnce);
        Assert.Equal(1, await ConfirmCountAsync(shop));
    }

    [Fact]
    public async Task A_requested_payout_check_respects_the_pause_after_refused_keys()
    {
        await using var shop = await OpenAsync(Store.Sqlite, perSecond: 5);
        await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code00", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var sent = await shop.SendsAsync();

        await shop.Payouts().CheckNowAsync(sent.Id);
        shop.Clock.Advance(TimeSpan.FromSeconds(59));
        await shop.Payouts().CheckNowAsync(sent.Id);
        var meanwhile = await ConfirmCountAsync(shop);
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        await shop.Payouts().CheckNowAsync(sent.Id);

        Assert.Equal(0, meanwhile);
        Assert.Equal(1, await ConfirmCountAsync(shop));
    }

    private static async Task<Shop> OpenAsync(Store store, int perSecond)
    {
        var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with
        {
            Store = store,
            Values = new() { ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = $"{perSecond}" },
        });
        await shop.Gateway.LosesCallbacksAsync();
        return shop;
    }

    private static async Task<int> ConfirmCountAsync(Shop shop) => (await shop.Gateway.LedgerAsync("payout-confirm")).Count;
}
