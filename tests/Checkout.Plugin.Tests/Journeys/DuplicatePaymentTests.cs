using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Two payments of one purchase are paid: the order is fulfilled once, and the duplicate is listed for a refund.
public sealed class DuplicatePaymentTests
{
    [Fact]
    public async Task Two_paid_attempts_of_one_purchase_fulfill_once_and_list_the_duplicate()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var cart = Some.Cart(5_000);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync(("firstName", "Fatou"));
        var attempts = (await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["transactionId"]!.GetValue<string>()).ToList();

        foreach (var attempt in attempts)
        {
            await shop.Gateway.ApprovesAsync(attempt);
            await shop.SettlesAsync();
        }

        var items = await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync();
        Assert.Equal(2, attempts.Count);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(AttentionReason.Duplicate, Assert.Single(items).Reason);
        Assert.Equal(CheckoutPaymentStatus.Paid, items[0].Payment.Status);
        Assert.Contains(
            shop.Log.All,
            line => line.StartsWith("Warning 3002", StringComparison.Ordinal)
            && line.Contains(items[0].Payment.Id, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_changed_cart_supersedes_the_first_whose_late_money_is_listed()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var old = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(Some.Doubled(cart), browser)).PaysAsync();
        var current = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(current);
        await shop.SettlesAsync();

        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(old);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        var item = Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync());
        Assert.NotEqual(old, current);
        Assert.Equal(old, item.Payment.Id);
        Assert.Equal(AttentionReason.Duplicate, item.Reason);
        Assert.Equal(Money.Xof(10_000), (await shop.PaymentAsync(cart.Reference)).Amount);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Fact]
    public async Task A_shopper_may_change_the_method_and_paying_both_lists_a_duplicate()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        var summary = new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]"));
        await summary.PaysAsync(("method", "hosted"));
        var second = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(second);
        await shop.SettlesAsync();
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.NotEqual(waiting.PaymentId, second);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(waiting.PaymentId, Assert.Single(await shop.Services.GetRequired<ICheckout>().ListAttentionItemsAsync()).Payment.Id);
    }
}
