using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// Payouts that need a review by staff, how staff settle them, and what waits for that.
public sealed class PayoutReviews
{
    [Theory]
    [InlineData(true, CheckoutPayoutStatus.Completed)]
    [InlineData(false, CheckoutPayoutStatus.NotCompleted)]
    public async Task Staff_settle_an_unknown_payout_and_the_journal_names_them(bool wasPaid, CheckoutPayoutStatus state)
    {
        await using var shop = await Shop.OpenAsync();
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var sent = await shop.SendsAsync();

        var byDrafter = await shop.Payouts().SettleAsync(sent.Id, wasPaid, new("Issa", " issa "), "seen in the dashboard");
        var settled = PayoutSteps.Done(await shop.Payouts().SettleAsync(sent.Id, wasPaid, PayoutSteps.Clerk, "seen in the dashboard"));
        var twice = await shop.Payouts().SettleAsync(sent.Id, !wasPaid, PayoutSteps.Clerk, "changed my mind");

        Assert.Equal(PayoutObstacle.SecondPerson, PayoutSteps.Obstacle(byDrafter));
        Assert.Equal(state, settled.Status);
        Assert.Equal(PayoutObstacle.WrongStatus, PayoutSteps.Obstacle(twice));
        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
        Assert.Equal("Awa: seen in the dashboard", await shop.Database.ScalarAsync<string>(
            "SELECT who || ': ' || reason FROM checkout_payout_event WHERE payout_id = @Id AND from_status = 'Unknown'", new { sent.Id }));
    }

    [Fact]
    public async Task An_equal_payout_waits_at_most_three_days_while_another_is_in_doubt()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        await shop.Gateway.FailsAsync("payout-create", "drop-after");
        var doubtful = await shop.SendsAsync();
        var twin = await shop.ApprovesAsync();
        var otherAmount = await shop.SendsAsync(PayoutSteps.Draft(5_001));

        var atOnce = await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager);
        await shop.AdvancesAsync(TimeSpan.FromHours(71), TimeSpan.FromHours(1));
        var inThreeDays = await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager);
        await shop.AdvancesAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(1));
        var afterwards = PayoutSteps.Done(await shop.Payouts().SendAsync(twin.Id, PayoutSteps.Manager));

        Assert.Equal(CheckoutPayoutStatus.Unknown, doubtful.Status);
        Assert.Equal(PayoutObstacle.SimilarPayoutUnknown, PayoutSteps.Obstacle(atOnce));
        Assert.Equal(PayoutObstacle.SimilarPayoutUnknown, PayoutSteps.Obstacle(inThreeDays));
        Assert.Equal(CheckoutPayoutStatus.Pending, otherAmount.Status);
        Assert.Equal(CheckoutPayoutStatus.Pending, afterwards.Status);
    }

    [Fact]
    public async Task Settling_the_doubt_frees_the_same_amount_for_the_same_number()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        await shop.Gateway.FailsAsync("payout-create", "drop-before");
        var doubtful = await shop.SendsAsync();

        PayoutSteps.Done(await shop.Payouts().SettleAsync(doubtful.Id, wasPaid: false, PayoutSteps.Clerk, "not in the dashboard"));

        Assert.Equal(CheckoutPayoutStatus.Pending, (await shop.SendsAsync()).Status);
    }

    [Theory]
    [InlineData("unknown-status")]
    [InlineData("other-token")]
    public async Task An_unreadable_answer_needs_review_and_a_clear_one_later_counts(string kind)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => ConfirmRewriter.AddTo(checkout, kind == "other-token" ? answer => answer["token"] = "another" : null),
        });
        var sent = await shop.SendsAsync();
        if (kind != "other-token")
        {
            await shop.Gateway.FailsAsync("payout-confirm", kind);
        }

        await shop.Gateway.PaysOutAsync(sent.Id);
        await shop.SettlesAsync();
        var strange = await shop.PayoutAsync(sent.Id);
        ConfirmRewriter.Of(shop).Bend = null;
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(CheckoutPayoutStatus.Unknown, strange.Status);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(sent.Id));
    }

    [Theory]
    [InlineData("4999")]
    [InlineData("\"5001\"")]
    [InlineData("\"much\"")]
    [InlineData("50.5")]
    public async Task A_confirmation_of_another_amount_needs_review(string amount)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => ConfirmRewriter.AddTo(
                checkout, answer => answer["amount"] = System.Text.Json.Nodes.JsonNode.Parse(amount)),
        });
        var sent = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(sent.Id);

        await shop.SettlesAsync();
        await shop.AdvancesAsync(TimeSpan.FromHours(2), TimeSpan.FromMinutes(5));

        Assert.Equal(sent.Id, Assert.Single(await shop.Payouts().ListAttentionItemsAsync()).Id);
        Assert.Equal(CheckoutPayoutStatus.Unknown, await shop.PayoutStatusAsync(sent.Id));
    }

    [Fact]
    public async Task A_withdrawn_status_is_flagged_and_the_payout_stays_completed()
    {
        await using var shop = await Shop.OpenAsync();
        var sent = await shop.SendsAsync(PayoutSteps.Draft(method: PayoutMethod.Wallet));
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("payout-confirm", "not-completed", times: 0);

        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        await shop.Gateway.SendsPayoutCallbacksAsync(sent.Id, "notcompleted");
        await shop.SettlesAsync();
        var flagged = Assert.Single(await shop.Payouts().ListAttentionItemsAsync());
        PayoutSteps.Done(await shop.Payouts().SettleAsync(sent.Id, wasPaid: true, PayoutSteps.Clerk, "the recipient has it"));

        Assert.Equal(CheckoutPayoutStatus.Completed, flagged.Status);
        Assert.True(flagged.IsContradicted);
        Assert.Empty(await shop.Payouts().ListAttentionItemsAsync());
    }
}
