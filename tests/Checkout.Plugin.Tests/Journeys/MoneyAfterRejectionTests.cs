using Checkout.Plugin.Tests.Payouts;
using Xunit;
using static Checkout.Plugin.Tests.Journeys.ReviewSteps;

namespace Checkout.Plugin.Tests.Journeys;

// Staff has rejected a payment, and then the gateway calls back or confirms money.
public sealed class MoneyAfterRejectionTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A79_A_rejected_payment_with_a_callback_is_listed_until_settled(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RejectedAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        var before = await checkout.ListAttentionItemsAsync();

        await CallsBackAsync(shop, id);
        var listed = Assert.Single(await checkout.ListAttentionItemsAsync());
        var settled = await checkout.SettleAsync(id, AttentionReason.CalledBack, Staff.Member("Awa Sanou"), "the money went back");
        var after = await checkout.ListAttentionItemsAsync();
        await CallsBackAsync(shop, id);

        Assert.Empty(before);
        Assert.Equal(AttentionReason.CalledBack, listed.Reason);
        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Empty(after);
        Assert.Equal(AttentionReason.CalledBack, Assert.Single(await checkout.ListAttentionItemsAsync()).Reason);
        Assert.Contains(
            shop.Log.All, line => line.StartsWith("Warning 2010", StringComparison.Ordinal) && line.Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A79_Money_confirmed_after_the_rejection_is_listed_once_and_not_fulfilled(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RejectedAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        await shop.Gateway.RecoversAsync();

        await CallsBackAsync(shop, id);
        await CallsBackAsync(shop, id);

        var listed = Assert.Single(await checkout.ListAttentionItemsAsync());
        Assert.Equal(AttentionReason.MoneyAfterRejection, listed.Reason);
        Assert.Equal(CheckoutPaymentStatus.Rejected, listed.Payment.Status);
        Assert.Equal(Money.Xof(12_500), listed.Payment.ConfirmedAmount);
        Assert.Equal(0, await shop.TimesFulfilledAsync(listed.Payment.Reference));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE from_status = 'Rejected'"));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A82_A_rejected_payment_is_refunded_up_to_what_was_confirmed(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = await RejectedAsync(shop);
        await shop.Gateway.RecoversAsync();
        await CallsBackAsync(shop, id);

        var tooMuch = await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_501, paymentId: id), PayoutSteps.Clerk);
        var all = await shop.Payouts().DraftAsync(PayoutSteps.Draft(12_500, paymentId: id), PayoutSteps.Clerk);
        var again = await shop.Payouts().DraftAsync(PayoutSteps.Draft(1_000, paymentId: id), PayoutSteps.Clerk);

        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(tooMuch));
        Assert.Equal(Money.Xof(12_500), PayoutSteps.Done(all).Amount);
        Assert.Equal(PayoutObstacle.MoreThanPaid, PayoutSteps.Obstacle(again));
    }

    [Fact]
    public async Task A79_The_next_callback_lists_settled_money_of_a_rejected_payment_again()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await RejectedAsync(shop);
        var checkout = shop.Services.GetRequired<ICheckout>();
        await shop.Gateway.RecoversAsync();
        await CallsBackAsync(shop, id);

        var settled = await checkout.SettleAsync(id, AttentionReason.MoneyAfterRejection, Staff.Member("Awa Sanou"), "the money went back");
        var after = await checkout.ListAttentionItemsAsync();
        await CallsBackAsync(shop, id);

        Assert.Equal(DecisionOutcome.Done, settled);
        Assert.Empty(after);
        Assert.Equal(AttentionReason.CalledBack, Assert.Single(await checkout.ListAttentionItemsAsync()).Reason);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A79_A_callback_during_the_review_is_recorded(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var id = (await InReviewAsync(shop)).PaymentId;

        await CallsBackAsync(shop, id);

        Assert.True((await shop.PaymentByIdAsync(id)).CalledBackAt > shop.Clock.GetUtcNow() - TimeSpan.FromSeconds(10));
        Assert.Equal(
            AttentionReason.Disagreement, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Reason);
    }

    private static async Task<string> RejectedAsync(Shop shop)
    {
        var id = (await InReviewAsync(shop)).PaymentId;
        await shop.Services.GetRequired<ICheckout>().RejectAsync(id, Staff.Member("Awa Sanou"), "not what was asked");
        return id;
    }

    private static async Task CallsBackAsync(Shop shop, string id)
    {
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        await shop.Gateway.SendsCallbacksAgainAsync(id);
        await shop.SettlesAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(4));
    }
}
