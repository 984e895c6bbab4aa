using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A callback announces that the first invoice may be paid, the next check is not allowed yet, and the cart has changed.
public sealed class ChangedCartTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A91_A_cart_changed_after_a_callback_gets_no_second_invoice_once_paid(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var (summary, first) = await ChangesTheCartRightAfterACheckAsync(shop);
        await shop.Gateway.ApprovesAsync(first);
        await shop.Gateway.DeliversCallbacksAsync();

        var page = await shop.PassesTimeUntilAsync(summary.PressesPayAsync());

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(first)).Status);
        Assert.EndsWith($"/payments/{first}", page.Require("a[data-checkout-paid-before]").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A91_An_interrupted_check_does_not_count()
    {
        await using var shop = await Shop.OpenAsync();
        var (summary, first) = await ChangesTheCartRightAfterACheckAsync(shop);
        await shop.Gateway.ApprovesAsync(first);
        await shop.Gateway.DeliversCallbacksAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        var payments = shop.Services.GetRequired<PaymentStore>();
        var claimed = await shop.Services.Checks().ClaimAsync(first, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await payments.ReleaseAsync(claimed!, shop.Clock.GetUtcNow() + TimeSpan.FromSeconds(3));
        await shop.PassesTimeUntilAsync(summary.PressesPayAsync());

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(first)).Status);
    }

    [Fact]
    public async Task A91_An_unpaid_first_invoice_allows_a_second_after_its_check()
    {
        await using var shop = await Shop.OpenAsync();
        var (summary, first) = await ChangesTheCartRightAfterACheckAsync(shop);
        await shop.PostsAsync("checkout/callback", System.Net.Http.Json.JsonContent.Create(new { transaction_id = first }));
        var asked = await shop.Gateway.ConfirmsAsync(first);

        var forwarding = new ForwardingPage(await shop.PassesTimeUntilAsync(summary.PressesPayAsync()));

        Assert.NotEmpty(forwarding.Link);
        Assert.Equal(asked + 1, await shop.Gateway.ConfirmsAsync(first));
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A91_No_second_invoice_while_the_first_has_an_unknown_status()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:LigdiCash:Timeout"] = "00:00:02" } });
        var (summary, first) = await ChangesTheCartRightAfterACheckAsync(shop);
        await shop.Gateway.FailsAsync("confirm", "html", times: 0);
        await shop.Gateway.ApprovesAsync(first);
        await shop.Gateway.DeliversCallbacksAsync();

        var page = await shop.PassesTimeUntilAsync(summary.PressesPayAsync());

        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(first, new ResultPage(page).PaymentId);
    }

    [Fact]
    public async Task A91_No_third_invoice_while_an_older_one_awaits_its_check()
    {
        await using var shop = await Shop.OpenAsync();
        var (summary, first) = await ChangesTheCartRightAfterACheckAsync(shop);
        await summary.PaysAsync();
        var third = await shop.GoesToPayAsync(Some.Doubled(Some.Doubled((await shop.PaymentByIdAsync(first)).Cart)), summary.Page.Browser);
        await shop.Gateway.ApprovesAsync(first);
        await shop.Gateway.DeliversCallbacksAsync();

        await shop.PassesTimeUntilAsync(third.PressesPayAsync());

        Assert.Equal(2, await shop.Gateway.CreatesAsync());
        Assert.Equal(CheckoutPaymentStatus.Review, (await shop.PaymentByIdAsync(first)).Status);
    }

    private static async Task<(SummaryPage Summary, string First)> ChangesTheCartRightAfterACheckAsync(Shop shop)
    {
        var (cart, browser) = (Some.Cart(5_000), shop.OpensBrowser());
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var first = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        return (await shop.GoesToPayAsync(Some.Doubled(cart), browser), first);
    }
}
