using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class KeyboardTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const string Pay = "[data-checkout-form=pay] .co-button";

    [Fact]
    public async Task A_shopper_buys_by_keyboard_alone()
    {
        await using var visit = await shop.OpensAsync("keyboard");
        var keyboard = await ToSummaryAsync(visit);

        await keyboard.EntersAsync(Pay, leadsTo: "form[data-payer-action=approve]");
        await keyboard.EntersAsync("form[data-payer-action=approve] button", leadsTo: "[data-payment-status=paid] a[data-order-link]");
        await keyboard.EntersAsync("a[data-order-link]", leadsTo: "[data-order-status=paid]");
    }

    [Fact]
    public async Task A_shopper_chooses_the_operator_by_keyboard_alone()
    {
        await using var visit = await shop.OpensAsync("keyboard-mobile");
        var keyboard = await ToSummaryAsync(visit);

        await keyboard.TabsToAsync("[name=method][value=hosted]");
        await keyboard.PressesAsync("ArrowDown");
        await keyboard.TabsToAsync("[name=operator]");
        await keyboard.PressesAsync("Space");
        await keyboard.PressesAsync("ArrowDown");
        Assert.True(await keyboard.IsAtAsync("[value='MOOV AFRICA BURKINA']:checked"));
        await keyboard.TypesAsync("[name=phone]", "60 00 40 01");
        await keyboard.EntersAsync(Pay, leadsTo: "[data-checkout-instruction]");
        await visit.AnswersThePhoneAsync();
        await visit.SeesAsync("[data-payment-status=paid] a[data-order-link]", "paid");
    }

    [Fact]
    public async Task A_shopper_finds_operators_of_other_countries_by_keyboard_alone()
    {
        await using var visit = await shop.OpensAsync("keyboard-abroad");
        var keyboard = await ToSummaryAsync(visit);

        await keyboard.TabsToAsync("[name=method][value=hosted]");
        await keyboard.PressesAsync("ArrowDown");
        await keyboard.TabsToAsync(".co-others summary");
        await keyboard.PressesAsync("Space");
        await Assertions.Expect(visit.Page.Locator(".co-others [name=operator]").First).ToBeFocusedAsync();
        await keyboard.PressesAsync("ArrowDown");
        Assert.True(await keyboard.IsAtAsync(":checked"));
    }

    private static async Task<Keyboard> ToSummaryAsync(Visit visit)
    {
        var keyboard = new Keyboard(visit.Page);
        await visit.Page.GotoAsync("");
        await keyboard.EntersAsync("form[data-add-to-basket=danfani] button", leadsTo: ".added a");
        await keyboard.EntersAsync(".added a", leadsTo: "a[data-checkout-start]");
        await keyboard.EntersAsync("a[data-checkout-start]", leadsTo: "form[data-checkout-form=pay]");
        return keyboard;
    }
}
