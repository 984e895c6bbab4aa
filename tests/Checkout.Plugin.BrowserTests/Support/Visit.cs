using System.Text.Json;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// A visitor's tab. Its screenshots are stored under artifacts/screenshots.
public sealed class Visit(IPage page, string name) : IAsyncDisposable
{
    private const int TimeoutMilliseconds = 20_000;
    private int _seen;

    public static string Pictures { get; } = Path.Combine(Repository.Root, "artifacts", "screenshots");

    public IPage Page => page;

    public Task FindsAsync(string selector) =>
        Assertions.Expect(page.Locator(selector).First).ToBeVisibleAsync(new() { Timeout = TimeoutMilliseconds });

    public async Task SeesAsync(string selector, string what)
    {
        await FindsAsync(selector);
        await IsPicturedAsync(Path.Combine(Pictures, $"{name}-{++_seen:00}-{what}.png"));
    }

    // From the top, where a header that stays there belongs.
    public async Task IsPicturedAsync(string file)
    {
        await page.EvaluateAsync("scrollTo(0, 0)");
        await page.ScreenshotAsync(new() { Path = file, FullPage = true });
    }

    public Task ClicksAsync(string selector) => page.Locator(selector).First.ClickAsync();

    // For pages that do not change by themselves.
    public async Task ReloadsUntilAsync(string selector)
    {
        using var patience = new CancellationTokenSource(TimeoutMilliseconds);
        while (!await page.Locator(selector).IsVisibleAsync())
        {
            patience.Token.ThrowIfCancellationRequested();
            await page.ReloadAsync();
        }
    }

    // Removes the Refresh header from the answers of this address. It uses DevTools, because Playwright's routes do not see redirects.
    public async Task StopsAtAsync(string address)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        devtools.Event("Fetch.requestPaused").OnEvent += (_, paused) => _ = devtools.SendAsync(
            "Fetch.continueResponse", WithoutRefresh(paused!.Value));
        var documents = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["urlPattern"] = address,
            ["resourceType"] = "Document",
            ["requestStage"] = "Response",
        };
        await devtools.SendAsync(
            "Fetch.enable", new Dictionary<string, object>(StringComparer.Ordinal) { ["patterns"] = new[] { documents } });
    }

    public Task HasNoBarriersAsync() =>
        HasNoFaultsAsync(new() { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });

    public Task HasContrastAsync() => HasNoFaultsAsync(new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } });

    public async ValueTask DisposeAsync() => await page.Context.CloseAsync();

    private static Dictionary<string, object> WithoutRefresh(JsonElement paused) => new(StringComparer.Ordinal)
    {
        ["requestId"] = paused.GetProperty("requestId").GetString()!,
        ["responseCode"] = paused.GetProperty("responseStatusCode").GetInt32(),
        ["responseHeaders"] = paused.GetProperty("responseHeaders").EnumerateArray().Where(header => !IsRefresh(header)).ToArray(),
    };

    private static bool IsRefresh(JsonElement header) =>
        string.Equals(header.GetProperty("name").GetString(), "Refresh", StringComparison.OrdinalIgnoreCase);

    private async Task HasNoFaultsAsync(AxeRunOptions rules)
    {
        // The sticky header would cover fields, which Axe reports as too small.
        await page.EvaluateAsync("scrollTo(0, 0)");
        var result = await page.RunAxe(rules);
        var faults = result.Violations.Select(fault => $"{page.Url}: {fault.Id}: {fault.Help}: {fault.Nodes[0].Html}");
        Assert.True(result.Violations.Length == 0, string.Join(Environment.NewLine, faults));
    }
}
