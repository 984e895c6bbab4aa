using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// "Not completed" frees the money for another payout. A later "completed" must be flagged, with or without a callback.
public sealed class ContradictedPayouts
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_payout_completed_after_not_completed_is_flagged_without_a_callback(Store store)
    {
        await using var shop = await OpenAsync(store);
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        var before = await shop.PayoutStatusAsync(sent.Id);
        await shop.SendsAsync();

        ConfirmRewriter.Of(shop).Bend = null;
        await shop.AdvancesAsync(TimeSpan.FromHours(7), TimeSpan.FromHours(1));

        Assert.Equal(CheckoutPayoutStatus.NotCompleted, before);
        var flagged = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        Assert.Equal(sent.Id, flagged.Id);
        Assert.Equal(CheckoutPayoutStatus.Completed, flagged.Status);
        Assert.True(flagged.IsContradicted);
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Warning 7202", StringComparison.Ordinal) && line.Contains(sent.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_payout_settled_as_not_completed_is_flagged_when_completed()
    {
        await using var shop = await OpenAsync(Store.Sqlite);
        ConfirmRewriter.Of(shop).Bend = answer => answer["status"] = "odd";
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        PayoutSteps.Done(await shop.Payouts().SettleAsync(sent.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard"));

        ConfirmRewriter.Of(shop).Bend = null;
        await shop.AdvancesAsync(TimeSpan.FromHours(7), TimeSpan.FromHours(1));

        Assert.True(Assert.Single(await shop.Payouts().ListAttentionItemsAsync()).IsContradicted);
    }

    [Fact]
    public async Task A_not_completed_payout_is_checked_four_times_a_day_for_a_week()
    {
        await using var shop = await OpenAsync(Store.Sqlite);
        var sent = await shop.SendsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));
        var before = (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count;

        await shop.AdvancesAsync(TimeSpan.FromDays(9), TimeSpan.FromHours(1));

        Assert.Equal(1, before);
        Assert.Equal(28, (await shop.Gateway.PayoutConfirmsAsync(sent.Id)).Count - before);
        Assert.Equal(CheckoutPayoutStatus.NotCompleted, await shop.PayoutStatusAsync(sent.Id));
    }

    private static async Task<Shop> OpenAsync(Store store)
    {
        var shop = await Shop.OpenAsync(
            PayoutSteps.RepeatedPayoutsAllowed with
            {
                Store = store,
                Configure = checkout => ConfirmRewriter.AddTo(checkout, answer => answer["status"] = "notcompleted"),
            });
        await shop.Gateway.LosesCallbacksAsync();
        return shop;
    }
}
