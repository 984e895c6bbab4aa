using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// One visitor's tab. Every page they see is kept as a picture under artifacts/screenshots and must be free of accessibility faults.
public sealed class Visit(IPage page, string name)
{
    private int _seen;

    public IPage Page => page;

    public async Task SeesAsync(string selector, string what)
    {
        await Assertions.Expect(page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = 15_000 });
        Directory.CreateDirectory(Folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{++_seen:00}-{what}.png"), FullPage = true });
    }

    public async Task HasNoBarriersAsync()
    {
        var result = await page.RunAxe(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.True(result.Violations.Length == 0, string.Join(Environment.NewLine, result.Violations.Select(fault => $"{page.Url}: {fault.Id}: {fault.Help}: {fault.Nodes[0].Html}")));
    }

    public Task ClicksAsync(string selector) => page.Locator(selector).First.ClickAsync();

    private static string Folder { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");
}
