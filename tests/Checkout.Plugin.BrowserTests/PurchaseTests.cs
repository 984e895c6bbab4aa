using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class PurchaseTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    [Theory]
    [InlineData(true, "fr-FR", 390, ColorScheme.Light)]
    [InlineData(false, "fr-FR", 390, ColorScheme.Light)]
    [InlineData(true, "en-GB", 1280, ColorScheme.Dark)]
    public async Task Somebody_buys_something_with_and_without_script(bool script, string language, int width, ColorScheme scheme)
    {
        var visit = await shop.OpensAsync($"buy-{(script ? "script" : "no-script")}-{language}-{width}", script, language, width, scheme);
        await ToGatewayAsync(visit, script);

        await visit.ClicksAsync("form[data-payer-action=approve] :is(button, [type=submit])");
        await visit.SeesAsync("[data-payment-status=paid] [data-order-link], [data-payment-status=paid] a[data-order-link]", "paid");
        await CheckAsync(visit, script);
        await visit.ClicksAsync("a[data-order-link]");
        await visit.SeesAsync("[data-order-status=paid]", "order");
        await CheckAsync(visit, script);

        Assert.Equal("1", await visit.Page.Locator("[data-fulfillments]").GetAttributeAsync("data-fulfillments"));
        Assert.Equal(language[..2], await visit.Page.Locator("html").GetAttributeAsync("lang"));
        await visit.Page.GotoAsync("basket");
        await visit.SeesAsync("h1", "basket-after");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_declined_payment_is_said_plainly_and_can_be_tried_again(bool script)
    {
        var visit = await shop.OpensAsync($"decline-{(script ? "script" : "no-script")}", script);
        await ToGatewayAsync(visit, script);

        await visit.ClicksAsync("form[data-payer-action=decline] :is(button, [type=submit])");
        await visit.SeesAsync("[data-payment-status=not-completed]", "not-completed");
        await CheckAsync(visit, script);
        await visit.ClicksAsync("[data-checkout-retry]");
        await visit.SeesAsync("form[data-checkout-form=pay]", "again");
    }

    [Fact]
    public async Task Somebody_who_leaves_the_payment_page_reads_that_we_wait_and_can_go_on()
    {
        var visit = await shop.OpensAsync("cancel");
        await ToGatewayAsync(visit, script: true);

        await visit.ClicksAsync("form[data-payer-action=cancel] :is(button, [type=submit])");
        await visit.SeesAsync("[data-payment-status=pending]", "pending");
        await CheckAsync(visit, script: true);
    }

    [Fact]
    public async Task A_purchase_can_be_made_by_keyboard_alone()
    {
        var visit = await shop.OpensAsync("keyboard");
        await visit.Page.GotoAsync("");
        await visit.Page.Locator("form[data-add-to-basket] :is(button, [type=submit])").First.PressAsync("Enter");
        await visit.Page.GotoAsync("basket");
        await visit.Page.Locator("a[data-checkout-start]").PressAsync("Enter");
        await visit.Page.Locator("[name=firstName]").PressAsync("Enter");
        await visit.SeesAsync("form[data-payer-action=approve]", "gateway");
    }

    [Fact]
    public async Task An_unknown_payment_is_answered_kindly()
    {
        var visit = await shop.OpensAsync("unknown");
        var answer = await visit.Page.GotoAsync("checkout/payments/0123456789abcdef0123456789abcdef");
        await visit.SeesAsync("h1", "not-found");

        Assert.Equal(404, answer!.Status);
        await visit.HasNoBarriersAsync();
    }

    private static async Task ToGatewayAsync(Visit visit, bool script)
    {
        await visit.Page.GotoAsync("");
        await visit.SeesAsync("form[data-add-to-basket]", "shelf");
        await CheckAsync(visit, script);
        await visit.ClicksAsync("form[data-add-to-basket] :is(button, [type=submit])");
        await visit.Page.GotoAsync("basket");
        await visit.SeesAsync("a[data-checkout-start]", "basket");
        await CheckAsync(visit, script);
        await visit.ClicksAsync("a[data-checkout-start]");
        await visit.SeesAsync("form[data-checkout-form=pay]", "summary");
        await CheckAsync(visit, script);
        await visit.ClicksAsync("form[data-checkout-form=pay] :is(button, [type=submit])");
        await visit.SeesAsync("form[data-payer-action=approve]", "gateway");
    }

    // The checker of barriers is itself a script.
    private static Task CheckAsync(Visit visit, bool script) => script ? visit.HasNoBarriersAsync() : Task.CompletedTask;
}
