using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// Takes pictures of a page and checks its accessibility. tests/screenshots.sh covers all languages and widths; the default is the small
// screen in French.
internal static class Gallery
{
    private const int Small = 320;
    private const int Wide = 1280;
    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("CHECKOUT_GALLERY") == "whole";
    private static readonly string[] Languages = IsWhole ? ["fr", "en"] : ["fr"];
    private static readonly int[] Widths = IsWhole ? [Small, Wide] : [Small];

    public static TheoryData<string, string> Of(IEnumerable<string> pageNames)
    {
        var rows = new TheoryData<string, string>();
        foreach (var (pageName, language) in pageNames.SelectMany(_ => Languages, (pageName, language) => (pageName, language)))
        {
            rows.Add(pageName, language);
        }

        return rows;
    }

    public static async Task CheckAsync(ChromiumShop shop, string pageName, string language, Func<Visit, Task> reach)
    {
        await using var visit = await shop.OpensAsync(pageName, language: language, width: Small);
        await reach(visit);
        Assert.Equal(language, await visit.Page.Locator("html").GetAttributeAsync("lang"));
        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 844);
            await FitsAsync(visit);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await IsGoodInAsync(visit, scheme, $"{pageName}-{language}-{width}-{(scheme == ColorScheme.Light ? "light" : "dark")}.png");
            }
        }

        await HasNoMotionAsync(visit);
    }

    private static async Task IsGoodInAsync(Visit visit, ColorScheme scheme, string picture)
    {
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Contrast = Contrast.NoPreference });
        await visit.IsPicturedAsync(Path.Combine(Visit.Pictures, "gallery", picture));
        // The dark scheme changes only colours.
        await (scheme == ColorScheme.Light ? visit.HasNoBarriersAsync() : visit.HasContrastAsync());
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme, Contrast = Contrast.More });
        await visit.HasContrastAsync();
    }

    // 320 pixels correspond to 640 pixels at 200 % and to 1280 pixels at 400 %.
    private static async Task FitsAsync(Visit visit)
    {
        var needed = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        var there = await visit.Page.EvaluateAsync<int>("document.documentElement.clientWidth");
        Assert.True(needed <= there, $"{visit.Page.Url} is {needed} pixels wide on a screen of {there}.");
    }

    private static async Task HasNoMotionAsync(Visit visit)
    {
        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal(0, await visit.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }
}
