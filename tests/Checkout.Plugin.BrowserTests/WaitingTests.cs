using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// A gateway that takes nine seconds, and somebody who presses Pay twice.
public sealed class WaitingTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    [Fact]
    public async Task The_waiting_page_posts_itself_until_the_payment_page_is_there()
    {
        var visit = await WaitsAsync("waiting");

        await visit.SeesAsync("form[data-payer-action=approve]", "gateway");
    }

    [Fact]
    public async Task The_waiting_page_has_no_barriers()
    {
        var visit = await WaitsAsync("waiting-still");
        await visit.Page.EvaluateAsync("() => { document.querySelector('[data-checkout-again]').submit = () => {}; }");

        await visit.HasNoBarriersAsync();
    }

    private async Task<Visit> WaitsAsync(string name)
    {
        var first = await shop.OpensAsync(name);
        await ToSummaryAsync(first.Page);
        await first.ClicksAsync("form[data-checkout-form=pay] :is(button, [type=submit])");
        await first.SeesAsync("form[data-payer-action=approve]", "gateway");
        var gateway = new Uri(first.Page.Url).GetLeftPart(UriPartial.Authority);
        await first.Page.APIRequest.PostAsync($"{gateway}/_emulator/faults", new() { DataObject = new { endpoint = "create", fault = "slow", delay = "00:00:09.5", times = 1 } });

        var visit = await shop.OpensAsync(name);
        await ToSummaryAsync(visit.Page);
        await visit.SeesAsync("form[data-checkout-form=pay]", "summary");
        await visit.Page.EvaluateAsync("""() => { const form = document.querySelector("[data-checkout-form=pay]"); fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }); }""");
        await visit.ClicksAsync("form[data-checkout-form=pay] :is(button, [type=submit])");
        await visit.SeesAsync("form[data-checkout-again]", "waiting");
        return visit;
    }

    private static async Task ToSummaryAsync(IPage page)
    {
        await page.GotoAsync("");
        await page.Locator("form[data-add-to-basket] :is(button, [type=submit])").First.ClickAsync();
        await page.GotoAsync("basket");
        await page.Locator("a[data-checkout-start]").ClickAsync();
    }
}
