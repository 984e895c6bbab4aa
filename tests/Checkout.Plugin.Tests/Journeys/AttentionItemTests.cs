using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// Staff repeats or settles orders that the shop's handler did not fulfill.
public sealed class AttentionItemTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_was_refused_or_given_up_can_be_fulfilled_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToFulfill(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = Assert.Single(await checkout.ListAttentionItemsAsync()).Reason;

        // The rows that a handler wrote before it refused remain.
        var written = await shop.TimesFulfilledAsync(result.OrderReference);

        var queued = await checkout.FulfillAgainAsync(result.PaymentId, Staff.Member("Awa Sanou"), "stock is back");
        await shop.ProcessesDueWorkAsync();
        var once = await checkout.FulfillAgainAsync(result.PaymentId, Staff.Member("Awa Sanou"), "stock is back");
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(gaveUp ? AttentionReason.NotFulfilled : AttentionReason.Refused, before);
        Assert.Equal(DecisionOutcome.Done, queued);
        Assert.Equal(DecisionOutcome.NotPossible, once);
        Assert.Equal(written + 1, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.NotNull((await result.ReloadsAsync()).Page.Find("[data-order-link]"));
        Assert.Equal("queued again by Awa Sanou: stock is back", await LastReasonAsync(shop, result));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_settled_order_leaves_the_list_and_is_not_fulfilled_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToFulfill(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var written = await shop.TimesFulfilledAsync(result.OrderReference);

        var kind = Assert.Single(await checkout.ListAttentionItemsAsync()).Reason;

        var settled = await checkout.SettleAsync(result.PaymentId, kind, Staff.Member("Awa Sanou"), "the money went back");
        var once = await checkout.SettleAsync(result.PaymentId, kind, Staff.Member("Awa Sanou"), "the money went back");
        var queued = await checkout.FulfillAgainAsync(result.PaymentId, Staff.Member("Issa Traoré"), "stock is back");
        await shop.ProcessesDueWorkAsync();

        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Equal(DecisionOutcome.NotPossible, once);
        Assert.Equal(DecisionOutcome.NotPossible, queued);
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.Equal(written, await shop.TimesFulfilledAsync(result.OrderReference));
        Assert.Equal("order settled by Awa Sanou: the money went back", await LastReasonAsync(shop, result));
    }

    [Fact]
    public async Task A_settled_contradiction_leaves_the_list_and_the_payment_stays_paid()
    {
        await using var shop = await Shop.OpenAsync();
        var result = await PaidAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = Assert.Single(await checkout.ListAttentionItemsAsync()).Reason;

        var settled = await checkout.SettleAsync(
            result.PaymentId, AttentionReason.Contradicted, Staff.Member("Awa Sanou"), "the gateway has the money");

        Assert.Equal(AttentionReason.Contradicted, before);
        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Empty(await checkout.ListAttentionItemsAsync());
        Assert.True(await shop.PaymentByIdAsync(result.PaymentId) is { Status: CheckoutPaymentStatus.Paid, IsContradicted: true });
    }

    [Fact]
    public async Task Settling_a_contradiction_keeps_the_refused_order_on_the_list()
    {
        await using var shop = await Shop.OpenAsync();
        FailsToFulfill(shop, gaveUp: false);
        var result = await PaidAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "not-completed");
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = (await checkout.ListAttentionItemsAsync()).Select(item => item.Reason);

        await checkout.SettleAsync(result.PaymentId, AttentionReason.Contradicted, Staff.Member("Awa Sanou"), "the gateway has the money");

        Assert.Equal([AttentionReason.Contradicted, AttentionReason.Refused], before);
        Assert.Equal(AttentionReason.Refused, Assert.Single(await checkout.ListAttentionItemsAsync()).Reason);
        Assert.Equal(
            DecisionOutcome.Done, await checkout.FulfillAgainAsync(result.PaymentId, Staff.Member("Awa Sanou"), "stock is back"));
    }

    [Fact]
    public async Task An_undecided_review_or_an_unlisted_item_cannot_be_settled()
    {
        await using var shop = await Shop.OpenAsync();
        var paid = await PaidAsync(shop);
        var open = await shop.OpensPaymentAsync();
        var review = await InReviewAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();

        foreach (var reason in Enum.GetValues<AttentionReason>())
        {
            foreach (var other in new[] { paid.PaymentId, open, review.PaymentId })
            {
                Assert.Equal(
                    DecisionOutcome.NotPossible, await checkout.SettleAsync(other, reason, Staff.Member("Awa Sanou"), "seen"));
            }

            foreach (var other in new[] { CheckoutId.New(), "no-id", "" })
            {
                Assert.Equal(DecisionOutcome.NotFound, await checkout.SettleAsync(other, reason, Staff.Member("Awa Sanou"), "seen"));
            }
        }

        Assert.Equal(review.PaymentId, Assert.Single(await checkout.ListAttentionItemsAsync()).Payment.Id);
        await Assert.ThrowsAsync<ArgumentException>(
            () => checkout.SettleAsync(paid.PaymentId, AttentionReason.Refused, Staff.Member("Awa Sanou"), ""));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_fulfillment_that_is_started_again_has_twenty_attempts_again(bool gaveUp)
    {
        await using var shop = await Shop.OpenAsync();
        FailsToFulfill(shop, gaveUp);
        var result = await PaidAsync(shop);
        await shop.WaitsHourByHourAsync(24);

        FailsToFulfill(shop, gaveUp: true);
        await shop.Services.GetRequired<ICheckout>().FulfillAgainAsync(result.PaymentId, Staff.Member("Awa Sanou"), "stock is back");
        await shop.WaitsHourByHourAsync(24);

        Assert.Empty(shop.Script.Answers);
        Assert.Equal(
            AttentionReason.NotFulfilled, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
    }
}
