using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// Pages of an attacker in the same browser: on another site, and on the shop's machine under another port, which receives its cookies.
public sealed class OtherPages(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const string OtherSite = "http://evil.example/";
    private const string SameMachine = "http://127.0.0.1:8099/";

    [Theory]
    [InlineData(OtherSite)]
    [InlineData(SameMachine)]
    public async Task A44_A_form_on_their_page_pays_nothing_even_with_our_forms_own_fields(string theirs)
    {
        await using var visit = await shop.OpensAsync("forged-form");
        await visit.ToSummaryAsync();
        var form = await visit.Page.Locator("form[data-checkout-form=pay]")
            .EvaluateAsync<string>("form => `<form method=post action=\"${form.action}\" id=forged>${form.innerHTML}</form>`");
        await visit.Page.RouteAsync(
            $"{theirs}**", route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = form }));
        await visit.Page.GotoAsync(theirs);

        var answer = await visit.Page.RunAndWaitForResponseAsync(
            () => visit.Page.Locator("#forged").EvaluateAsync("form => form.submit()"), "**/checkout/pay");

        Assert.Equal(400, answer.Status);
        Assert.Equal(0, await visit.Page.Locator("[data-checkout-forward], form[data-payer-action]").CountAsync());
    }

    [Theory]
    [InlineData(OtherSite)]
    [InlineData(SameMachine)]
    public async Task A46_Our_page_is_not_shown_in_a_frame_of_theirs(string theirs)
    {
        await using var visit = await shop.OpensAsync("framed");
        await visit.ToSummaryAsync();
        var summary = visit.Page.Url;
        await visit.Page.RouteAsync($"{theirs}**", route =>
            route.FulfillAsync(
                new() { ContentType = "text/html", Body = $"<iframe src=\"{summary}\" onload=\"document.title = 'framed'\"></iframe>" }));

        await visit.Page.GotoAsync(theirs);
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("framed");

        Assert.StartsWith("chrome-error:", visit.Page.Frames[1].Url, StringComparison.Ordinal);
        Assert.Equal(0, await visit.Page.Frames[1].Locator("form").CountAsync());
    }
}
