using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// The gateway refused a payout, so no money moves; a callback about it says that the gateway may think otherwise.
public sealed class FailedPayoutCallbacks
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A83_A_failed_payout_that_the_gateway_calls_back_about_is_listed(Store store)
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with { Store = store });
        var failed = await FailsAsync(shop);

        await CallsBackAsync(shop, failed.Id);

        var listed = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        Assert.Equal(failed.Id, listed.Id);
        Assert.Equal(shop.Clock.GetUtcNow(), listed.CalledBackAt);
        Assert.Equal(CheckoutPayoutStatus.Failed, listed.Status);
    }

    [Theory]
    [InlineData(true, CheckoutPayoutStatus.Completed)]
    [InlineData(false, CheckoutPayoutStatus.NotCompleted)]
    public async Task A83_Settling_takes_a_failed_payout_off_the_list(bool wasPaid, CheckoutPayoutStatus state)
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        var failed = await FailsAsync(shop);
        await CallsBackAsync(shop, failed.Id);

        var settled = PayoutSteps.Done(await shop.Payouts().SettleAsync(failed.Id, wasPaid, PayoutSteps.Clerk, "the dashboard says so"));

        Assert.Equal(state, settled.Status);
        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
    }

    [Fact]
    public async Task A_callback_after_settling_as_not_paid_lists_the_payout_again()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        var failed = await FailsAsync(shop);
        await CallsBackAsync(shop, failed.Id);
        PayoutSteps.Done(await shop.Payouts().SettleAsync(failed.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard"));

        await CallsBackAsync(shop, failed.Id);

        Assert.Equal(failed.Id, Assert.Single(await shop.Payouts().ListAttentionItemsAsync()).Id);
    }

    [Fact]
    public async Task An_unsettled_failed_payout_prevents_a_second_refund()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        var payment = await shop.PaidAsync(5_000);
        var failed = await FailsAsync(shop, payment);
        await CallsBackAsync(shop, failed.Id);

        var before = await shop.Payouts().DraftAsync(PayoutSteps.Draft(5_000, paymentId: payment), PayoutSteps.Clerk);
        await shop.Payouts().SettleAsync(failed.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard");
        var after = await shop.Payouts().DraftAsync(PayoutSteps.Draft(5_000, paymentId: payment), PayoutSteps.Clerk);

        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(before));
        Assert.Equal(CheckoutPayoutStatus.Draft, PayoutSteps.Done(after).Status);
    }

    [Fact]
    public async Task A_failed_payout_without_a_callback_needs_no_attention()
    {
        await using var shop = await Shop.OpenAsync();
        await FailsAsync(shop);

        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
    }

    private static async Task<CheckoutPayout> FailsAsync(Shop shop, string? payment = null)
    {
        await shop.Gateway.FailsAsync("payout-create", "code08");
        var failed = await shop.SendsAsync(PayoutSteps.Draft(5_000, paymentId: payment));
        Assert.Equal(CheckoutPayoutStatus.Failed, failed.Status);
        return failed;
    }

    private static async Task CallsBackAsync(Shop shop, string id)
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        using var body = new StringContent($$"""{"status":"completed","transaction_id":"{{id}}","amount":"5000"}""");
        await shop.PostsAsync($"checkout/payout-callback/{id}", body);
        await shop.ProcessesDueWorkAsync();
    }
}
