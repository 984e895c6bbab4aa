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
