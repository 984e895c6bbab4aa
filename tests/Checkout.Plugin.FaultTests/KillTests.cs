using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class KillTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_payment_made_while_the_shop_was_dead_is_found_and_handed_over_once_with_nobody_visiting(Store store)
    {
        await using var shop = await KilledShop.OpenAsync(store);
        var browser = shop.OpensBrowser();
        var shelf = await browser.OpenAsync("");
        await shelf.SubmitAsync("form[data-add-to-basket]");
        var summary = new SummaryPage(await (await browser.OpenAsync("basket")).FollowAsync("a[data-checkout-start]"));
        await summary.PaysAsync();
        var transaction = await shop.OnlyTransactionAsync();

        await shop.DiesAsync();
        await shop.ApprovesAsync(transaction);
        await shop.StartsAsync();
        var fulfilled = await shop.IsFulfilledAsync(within: TimeSpan.FromSeconds(30));
        var result = new ResultPage(await browser.OpenAsync($"checkout/payments/{transaction}"));
        var order = await result.Page.FollowAsync("a[data-order-link]");

        Assert.True(fulfilled, "the order was not handed over in half a minute");
        Assert.Equal("paid", result.Status);
        Assert.Equal("paid", order.Require("[data-order-status]").GetAttribute("data-order-status"));
        Assert.Equal("1", order.Require("[data-fulfillments]").GetAttribute("data-fulfillments"));
        Assert.Equal(1, await shop.CreatesAsync());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shop_that_dies_while_a_phone_may_be_ringing_rings_it_once_and_says_not_to_pay_again(Store store)
    {
        await using var shop = await KilledShop.OpenAsync(store);
        var browser = shop.OpensBrowser();
        await (await browser.OpenAsync("")).SubmitAsync("form[data-add-to-basket]");
        var summary = new SummaryPage(await (await browser.OpenAsync("basket")).FollowAsync("a[data-checkout-start]"));
        await shop.AnswersSlowlyAsync("direct-create");
        var press = summary.PressesPayAsync(("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", "60 00 00 01"));
        await shop.HasPaymentAsync("Sending", within: TimeSpan.FromSeconds(10));

        await shop.DiesAsync();
        await Record.ExceptionAsync(() => press);
        await shop.StartsAsync();
        var unknown = await shop.HasPaymentAsync("Unknown", within: TimeSpan.FromMinutes(1));
        var again = new ResultPage(await new SummaryPage(await (await browser.OpenAsync("basket")).FollowAsync("a[data-checkout-start]"))
            .PressesPayAsync(("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", "60 00 00 01")));

        Assert.True(unknown, "the payment did not become unknown");
        Assert.Equal("unknown", again.Status);
        Assert.InRange(await shop.CreatesAsync("direct-create"), 0, 1);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shop_that_is_killed_again_and_again_while_a_payment_becomes_paid_hands_over_once(Store store)
    {
        await using var shop = await KilledShop.OpenAsync(store);
        var browser = shop.OpensBrowser();
        await (await browser.OpenAsync("")).SubmitAsync("form[data-add-to-basket]");
        await new SummaryPage(await (await browser.OpenAsync("basket")).FollowAsync("a[data-checkout-start]")).PaysAsync();
        var transaction = await shop.OnlyTransactionAsync();
        await shop.ApprovesAsync(transaction);

        for (var kill = 0; kill < 5; kill++)
        {
            await shop.DiesAsync();
            await shop.StartsAsync();
        }

        var fulfilled = await shop.IsFulfilledAsync(within: TimeSpan.FromMinutes(3));
        var order = await new ResultPage(await browser.OpenAsync($"checkout/payments/{transaction}")).Page.FollowAsync("a[data-order-link]");

        Assert.True(fulfilled, "the order was not handed over");
        Assert.Equal("1", order.Require("[data-fulfillments]").GetAttribute("data-fulfillments"));
    }
}
