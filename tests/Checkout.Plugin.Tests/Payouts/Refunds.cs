using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// The refunds of a payment never exceed its amount, even when they are drafted concurrently.
public sealed class Refunds
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    public static TheoryData<string> CountedStatuses => ["Draft", "Approved", "Sending", "Pending", "Completed", "Unknown"];

    public static TheoryData<string> UncountedStatuses => ["Failed", "NotCompleted", "Cancelled"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Refunds_drafted_at_once_from_two_nodes_never_exceed_the_payment(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payment = await shop.PaidAsync(12_500);
        var other = (await shop.AnotherNodeWherePossibleAsync()).GetRequired<IPayouts>();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(person => Task.Run(
            () => (person % 2 == 0 ? shop.Payouts() : other).DraftAsync(PayoutSteps.Draft(2_500, paymentId: payment), PayoutSteps.Clerk))));

        Assert.Equal(5, outcomes.OfType<PayoutOutcome.Done>().Count());
        Assert.All(outcomes.OfType<PayoutOutcome.NotDone>(), outcome => Assert.Equal(PayoutObstacle.MoreThanPaid, outcome.Obstacle));
        Assert.Equal(12_500, await shop.Database.ScalarAsync<long>("SELECT CAST(SUM(amount) AS BIGINT) FROM checkout_payout"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Drafts_raised_at_once_never_exceed_the_payment(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payment = await shop.PaidAsync(12_500);
        var drafts = new List<CheckoutPayout>();
        for (var draft = 0; draft < 8; draft++)
        {
            drafts.Add(await shop.DraftsAsync(PayoutSteps.Draft(500, paymentId: payment)));
        }

        await Task.WhenAll(
            drafts.Select(draft =>
                Task.Run(() => shop.Payouts().ChangeAsync(draft.Id, PayoutSteps.Draft(5_000, paymentId: payment), PayoutSteps.Clerk))));

        Assert.InRange(await shop.Database.ScalarAsync<long>("SELECT CAST(SUM(amount) AS BIGINT) FROM checkout_payout"), 4_000, 12_500);
    }

    [Theory]
    [MemberData(nameof(CountedStatuses))]
    public async Task A_refund_that_moved_money_or_still_may_counts(string status)
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync(12_500);
        await shop.DraftsAsync(PayoutSteps.Draft(10_000, paymentId: payment));
        await shop.Database.ExecuteAsync("UPDATE checkout_payout SET status = @status", new { status });

        var tooMuch = Assert.IsType<PayoutOutcome.NotDone>(
            await shop.Payouts().DraftAsync(PayoutSteps.Draft(2_501, paymentId: payment), PayoutSteps.Clerk));
        var rest = await shop.Payouts().DraftAsync(PayoutSteps.Draft(2_500, paymentId: payment), PayoutSteps.Clerk);

        Assert.Equal("12500 XOF were paid and 10000 XOF are returned or about to be: 2501 XOF more can't be.", tooMuch.Message);
        PayoutSteps.Done(rest);
    }

    [Theory]
    [MemberData(nameof(UncountedStatuses))]
    public async Task A_refund_that_moves_no_money_does_not_count(string status)
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync(12_500);
        await shop.DraftsAsync(PayoutSteps.Draft(12_500, paymentId: payment));
        await shop.Database.ExecuteAsync("UPDATE checkout_payout SET status = @status", new { status });

        PayoutSteps.Done(await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_500, paymentId: payment), PayoutSteps.Clerk));
    }

    [Fact]
    public void Every_status_is_either_counted_or_not()
    {
        var statuses = CountedStatuses.Concat(UncountedStatuses).Select(row => row.Data);

        Assert.Equal(Enum.GetNames<CheckoutPayoutStatus>().Order(StringComparer.Ordinal), statuses.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("status = 'Pending'")]
    [InlineData("status = 'Review'")]
    [InlineData("contradicted_at = 1")]
    public async Task A_payment_that_is_not_certainly_paid_is_not_refunded(string change)
    {
        await using var shop = await Shop.OpenAsync();
        var payment = await shop.PaidAsync();
        await shop.Database.ExecuteAsync($"UPDATE checkout_payment SET {change}");

        Assert.Equal(
            PayoutObstacle.MoreThanPaid,
            PayoutSteps.Obstacle(await shop.Payouts().DraftAsync(PayoutSteps.Draft(1, paymentId: payment), PayoutSteps.Clerk)));
        Assert.Equal(
            PayoutObstacle.MoreThanPaid,
            PayoutSteps.Obstacle(await shop.Payouts().DraftAsync(PayoutSteps.Draft(1, paymentId: Some.NewId()), PayoutSteps.Clerk)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_contradicted_payment_is_refunded_after_settling_up_to_its_amount(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payment = await shop.PaidAsync(12_500);
        var approved = await shop.ApprovesAsync(PayoutSteps.Draft(2_500, paymentId: payment));
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(payment);
        await shop.SettlesAsync();

        var contradicted = await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager);
        await shop.Services.GetRequired<ICheckout>()
            .SettleAsync(payment, AttentionReason.Contradicted, Staff.Member("Awa Sanou"), "the gateway has the money");
        var sent = PayoutSteps.Done(await shop.Payouts().SendAsync(approved.Id, PayoutSteps.Manager));
        var tooMuch = await shop.Payouts().DraftAsync(PayoutSteps.Draft(10_001, paymentId: payment), PayoutSteps.Clerk);
        var rest = await shop.Payouts().DraftAsync(PayoutSteps.Draft(10_000, paymentId: payment), PayoutSteps.Clerk);

        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(contradicted));
        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(tooMuch));
        Assert.Equal(CheckoutPayoutStatus.Pending, sent.Status);
        Assert.Equal(CheckoutPayoutStatus.Draft, PayoutSteps.Done(rest).Status);
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }

    [Fact]
    public async Task A_replacement_is_not_sent_when_the_first_refund_was_paid_after_all()
    {
        await using var shop = await Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed);
        var payment = await shop.PaidAsync(5_000);
        var first = await shop.SendsAsync(PayoutSteps.Draft(5_000, paymentId: payment));
        await shop.Gateway.FailsAsync("payout-confirm", "not-completed");
        await shop.Gateway.PaysOutAsync(first.Id);
        await shop.SettlesAsync();
        var seemed = await shop.PayoutStatusAsync(first.Id);
        var replacement = await shop.ApprovesAsync(PayoutSteps.Draft(5_000, paymentId: payment));

        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsPayoutCallbacksAsync(first.Id, "completed");
        await shop.SettlesAsync();
        var sent = await shop.Payouts().SendAsync(replacement.Id, PayoutSteps.Manager);

        Assert.Equal(CheckoutPayoutStatus.NotCompleted, seemed);
        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(sent));
        Assert.Equal(first.Id, Assert.Single(await shop.Payouts().ListAttentionItemsAsync()).Id);
        Assert.Equal(CheckoutPayoutStatus.Completed, await shop.PayoutStatusAsync(first.Id));
        Assert.Single(await shop.Gateway.PayoutCreatesAsync());
    }
}
