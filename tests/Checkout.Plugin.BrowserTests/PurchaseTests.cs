using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// Paying on the gateway's own page, with and without script.
public sealed partial class PurchaseTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    [Theory]
    [InlineData(true, "fr-FR", 390, ColorScheme.Light)]
    [InlineData(false, "fr-FR", 390, ColorScheme.Light)]
    [InlineData(true, "en-GB", 1280, ColorScheme.Dark)]
    public async Task A_shopper_buys_with_and_without_script(bool script, string language, int width, ColorScheme scheme)
    {
        await using var visit = await shop.OpensAsync(
            $"buy-{(script ? "script" : "no-script")}-{language}-{width}", script, language, width, scheme);
        await visit.ToGatewayAsync();

        await visit.DecidesAsync("approve");
        await visit.SeesAsync("[data-payment-status=paid] a[data-order-link]", "paid");
        await visit.ClicksAsync("a[data-order-link]");
        await visit.SeesAsync("[data-order-status=paid]", "order");

        Assert.Equal("1", await visit.Page.Locator("[data-fulfillments]").GetAttributeAsync("data-fulfillments"));
        // Many cameras cannot read a light code on a dark background.
        Assert.Equal(
            "rgb(255, 255, 255)",
            await visit.Page.EvaluateAsync<string>(
                "() => getComputedStyle(document.querySelector('[data-checkout-receipt] svg')).backgroundColor"));
        Assert.Equal(language[..2], await visit.Page.Locator("html").GetAttributeAsync("lang"));
        await visit.Page.GotoAsync("basket");
        Assert.Equal(0, await visit.Page.Locator("[data-basket-line]").CountAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_declined_payment_is_said_plainly_and_can_be_tried_again(bool script)
    {
        await using var visit = await shop.OpensAsync($"decline-{(script ? "script" : "no-script")}", script);
        await visit.ToGatewayAsync();

        await visit.DecidesAsync("decline");
        await visit.SeesAsync("[data-payment-status=not-completed]", "not-completed");
        await visit.ClicksAsync("[data-checkout-retry]");
        await visit.SeesAsync("form[data-checkout-form=pay]", "again");
    }

    [Fact]
    public async Task A_shopper_who_leaves_the_payment_page_can_resume_the_payment()
    {
        await using var visit = await shop.OpensAsync("cancel");
        await visit.ToGatewayAsync();

        await visit.DecidesAsync("cancel");
        await visit.SeesAsync("[data-payment-status=pending]", "pending");
        await visit.ClicksAsync("[data-checkout-retry]");
        await visit.SeesAsync("form[data-checkout-form=pay]", "again");
    }

    [Fact]
    public async Task The_receipt_is_all_that_is_printed_of_a_paid_page_and_fits_on_one()
    {
        await using var visit = await shop.OpensAsync("print");
        await visit.BuysAsync();
        await visit.FindsAsync("[data-checkout-receipt]");
        // The longest receipt that fits on one page; the shop has fewer articles.
        await visit.Page.EvaluateAsync(
            """
            () => {
              const row = document.querySelector("[data-checkout-receipt] .co-lines tbody tr");
              for (let line = 1; line < 25; line++) row.after(row.cloneNode(true));
            }
            """);

        var paper = await visit.Page.PdfAsync(
            new() { Format = "A4", Margin = new() { Top = "1cm", Bottom = "1cm", Left = "1cm", Right = "1cm" } });
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.Single(Sheet().Matches(System.Text.Encoding.Latin1.GetString(paper)));
        await Assertions.Expect(visit.Page.Locator("[data-checkout-receipt] .co-lines td").First).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-checkout-receipt] svg")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator("header.top")).ToBeHiddenAsync();
    }

    // Only the pages themselves are loaded.
    [Fact]
    public async Task A_shopper_buys_without_images_and_style_sheets()
    {
        await using var visit = await shop.OpensAsync("bare-bones");
        await visit.Page.RouteAsync(
            "**/*", route => route.Request.ResourceType is "stylesheet" or "image" ? route.AbortAsync() : route.ContinueAsync());

        await visit.ToGatewayAsync();
        await visit.DecidesAsync("approve");

        await visit.SeesAsync("[data-payment-status=paid] a[data-order-link]", "paid");
        // The heading is visible without scrolling, and no drawing fills the window.
        Assert.InRange((await visit.Page.Locator("[data-payment-status] h1").BoundingBoxAsync())!.Y, 0, 844);
        Assert.Equal(
            "rgba(0, 0, 0, 0)",
            await visit.Page.Locator("a[data-order-link]").EvaluateAsync<string>("link => getComputedStyle(link).backgroundColor"));
    }

    [GeneratedRegex("/Type ?/Page[^s]", RegexOptions.None, 1_000)]
    private static partial Regex Sheet();
}
