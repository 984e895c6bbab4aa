using Checkout.Plugin.Tests.Journeys;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Payouts;

// A paid order is fulfilled or its money is returned, not both.
public sealed class RefundsAndFulfillments
{
    private const int Rounds = 24;

    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A80_An_order_that_may_still_be_fulfilled_is_not_refunded(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var payment = await shop.PaidAsync(12_500);

        var queued = await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_500, paymentId: payment), PayoutSteps.Clerk);
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET status = 'Dead'");
        var givenUp = await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_500, paymentId: payment), PayoutSteps.Clerk);

        Assert.Equal(PayoutObstacle.OpenFulfillment, PayoutSteps.Obstacle(queued));
        Assert.Equal(PayoutObstacle.OpenFulfillment, PayoutSteps.Obstacle(givenUp));
    }

    [Theory]
    [InlineData(Store.Sqlite, "Queued")]
    [InlineData(Store.Sqlite, "Dead")]
    [InlineData(Store.PostgreSql, "Queued")]
    [InlineData(Store.PostgreSql, "Dead")]
    public async Task A80_A_withdrawn_order_is_refunded_and_never_fulfilled(Store store, string status)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var payment = await shop.PaidAsync(12_500);
        await shop.Database.ExecuteAsync("UPDATE checkout_fulfillment SET status = @status", new { status });

        var withdrawn = await WithdrawsAsync(shop, payment);
        await shop.WaitsHourByHourAsync(3);
        var refund = await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_500, paymentId: payment), PayoutSteps.Clerk);
        var again = await FulfillsAgainAsync(shop, payment);

        Assert.Equal(DecisionOutcome.Done, withdrawn);
        Assert.Equal(CheckoutPayoutStatus.Draft, PayoutSteps.Done(refund).Status);
        Assert.Equal(DecisionOutcome.RefundExists, again);
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM test_order"));
    }

    [Fact]
    public async Task A_withdrawn_order_is_listed_until_staff_settle_it()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var payment = await shop.PaidAsync();
        await WithdrawsAsync(shop, payment);
        var checkout = shop.Services.GetRequired<ICheckout>();

        var listed = Assert.Single(await checkout.ListAttentionItemsAsync());
        var settled = await checkout.SettleAsync(payment, AttentionReason.Withdrawn, Staff.Member("Awa Sanou"), "the money went back");

        Assert.Equal(AttentionReason.Withdrawn, listed.Reason);
        Assert.Equal("the buyer cancelled", listed.Detail);
        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Empty(await checkout.ListAttentionItemsAsync());
    }

    [Fact]
    public async Task The_shopper_of_a_withdrawn_order_reads_that_the_shop_pays_back()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var result = await ReviewSteps.PaidAsync(shop);

        await WithdrawsAsync(shop, result.PaymentId);
        var after = await result.ReloadsAsync();

        Assert.Contains("pas pu prendre cette commande", after.Page.Html, StringComparison.Ordinal);
        Assert.Equal("fulfillment withdrawn by Awa Sanou: the buyer cancelled", await ReviewSteps.LastReasonAsync(shop, result));
    }

    [Fact]
    public async Task A_withdrawn_order_with_a_cancelled_refund_is_fulfilled_after_all()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var payment = await shop.PaidAsync();
        await WithdrawsAsync(shop, payment);
        var draft = await shop.DraftsAsync(PayoutSteps.Draft(paymentId: payment));
        PayoutSteps.Done(await shop.Payouts().CancelAsync(draft.Id, PayoutSteps.Clerk, "the buyer wants it"));

        var again = await FulfillsAgainAsync(shop, payment);
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(DecisionOutcome.Done, again);
        Assert.Equal(1, await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(payment)).Reference));
    }

    [Fact]
    public async Task A_fulfilled_or_refused_order_is_not_withdrawn()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("out of stock"));
        var refused = await shop.PaidAsync();
        var done = await shop.PaidAsync();

        Assert.Equal(DecisionOutcome.NotPossible, await WithdrawsAsync(shop, refused));
        Assert.Equal(DecisionOutcome.NotPossible, await WithdrawsAsync(shop, done));
        Assert.Equal(DecisionOutcome.NotFound, await WithdrawsAsync(shop, Some.NewId()));
        Assert.Equal(DecisionOutcome.NotFound, await WithdrawsAsync(shop, "no-id"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A80_A_fulfillment_that_is_running_is_not_withdrawn(Store store)
    {
        var handler = new HandlerGate();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store, Configure = checkout => checkout.AddFulfillmentHandler<WaitingHandler>().Services.AddSingleton(handler),
        });
        var payment = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(payment);
        await shop.Gateway.DeliversCallbacksAsync();
        var working = shop.ProcessesDueWorkAsync();
        await handler.Called;

        var withdrawn = await WithdrawsAsync(shop, payment);
        handler.Finishes();
        await working;

        Assert.Equal(DecisionOutcome.FulfillmentRunning, withdrawn);
        Assert.Equal("Done", await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_fulfillment"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A80_A_concurrent_withdrawal_or_fulfillment_wins_alone(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        for (var round = 0; round < Rounds; round++)
        {
            var payment = await PaidAndQueuedAsync(shop);
            var withdrawing = Task.Run(() => WithdrawsAsync(shop, payment));
            var working = Task.Run(shop.ProcessesDueWorkAsync);
            var withdrawn = await withdrawing;
            await working;
            await shop.WaitsAsync(TimeSpan.FromMinutes(1));

            var fulfilled = await shop.TimesFulfilledAsync((await shop.PaymentByIdAsync(payment)).Reference);
            Assert.Equal(1, fulfilled + (withdrawn == DecisionOutcome.Done ? 1 : 0));
        }
    }

    [Theory]
    [InlineData("Approved", DecisionOutcome.RefundExists)]
    [InlineData("Sending", DecisionOutcome.RefundExists)]
    [InlineData("Pending", DecisionOutcome.RefundExists)]
    [InlineData("Completed", DecisionOutcome.RefundExists)]
    [InlineData("Unknown", DecisionOutcome.RefundExists)]
    [InlineData("Failed", DecisionOutcome.Done)]
    [InlineData("NotCompleted", DecisionOutcome.Done)]
    [InlineData("Cancelled", DecisionOutcome.Done)]
    public async Task A_refund_that_ended_without_money_does_not_prevent_the_fulfillment(string status, DecisionOutcome outcome)
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("out of stock"));
        var payment = await shop.PaidAsync(12_500);
        await shop.DraftsAsync(PayoutSteps.Draft(12_500, paymentId: payment));
        await shop.Database.ExecuteAsync("UPDATE checkout_payout SET status = @status", new { status });

        Assert.Equal(outcome, await FulfillsAgainAsync(shop, payment));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A80_An_order_under_refund_is_not_fulfilled_again(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("out of stock"));
        var payment = await shop.PaidAsync(12_500);
        await shop.DraftsAsync(PayoutSteps.Draft(12_500, paymentId: payment));

        Assert.Equal(DecisionOutcome.RefundExists, await FulfillsAgainAsync(shop, payment));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A80_A_concurrent_refund_or_fulfillment_decision_wins_alone(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var other = (await shop.AnotherNodeWherePossibleAsync()).GetRequired<IPayouts>();
        var wins = new List<int>();

        for (var round = 0; round < Rounds; round++)
        {
            shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("out of stock"));
            var payment = await shop.PaidAsync(1_000 + round);
            var refund = Task.Run(() => other.DraftAsync(PayoutSteps.Draft(1_000 + round, paymentId: payment), PayoutSteps.Clerk));
            var again = Task.Run(() => FulfillsAgainAsync(shop, payment));
            wins.Add((await refund is PayoutOutcome.Done ? 1 : 0) + (await again == DecisionOutcome.Done ? 1 : 0));
            await shop.WaitsAsync(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(Enumerable.Repeat(1, Rounds), wins);
    }

    // The first attempt failed. The next attempt is due.
    private static async Task<string> PaidAndQueuedAsync(Shop shop)
    {
        shop.Script.Answers.Enqueue(() => FulfillmentResult.NotNow("out of stock"));
        var payment = await shop.PaidAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        return payment;
    }

    private static Task<DecisionOutcome> WithdrawsAsync(Shop shop, string payment) =>
        shop.Services.GetRequired<ICheckout>().WithdrawFulfillmentAsync(payment, Staff.Member("Awa Sanou"), "the buyer cancelled");

    private static Task<DecisionOutcome> FulfillsAgainAsync(Shop shop, string payment) =>
        shop.Services.GetRequired<ICheckout>().FulfillAgainAsync(payment, Staff.Member("Awa Sanou"), "stock is back");
}
