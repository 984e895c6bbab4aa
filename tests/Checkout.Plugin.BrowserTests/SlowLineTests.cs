using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// A connection of 400 kbit per second with a latency of 400 ms.
public sealed class SlowLineTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const double MaxMilliseconds = 2_000;
    private const double BytesPerSecond = 400_000 / 8d;

    // Resolves with the time between the start of the navigation and the paint of the instruction.
    private const string ReportsThePaintedInstruction = """
        (() => {
          const mark = () => document.querySelector("[data-checkout-instruction]")?.setAttribute("elementtiming", "instruction");
          new MutationObserver(mark).observe(document, { childList: true, subtree: true });
          window.painted = new Promise(done =>
            new PerformanceObserver(list => done(list.getEntries()[0].startTime)).observe({ type: "element", buffered: true }));
        })();
        """;

    [Fact]
    public async Task The_waiting_page_shows_instructions_within_two_seconds_on_a_slow_line()
    {
        await using var phone = await shop.OpensAsync("slow-line");
        await phone.PaysByMobileAsync(Numbers.NeverAnswered, Numbers.Moov);

        // The second browser has the cookies, which the instruction needs, but no cache.
        await using var fresh = await shop.OpensAsync("slow-line-fresh", cookies: await phone.Page.Context.StorageStateAsync());
        await fresh.Page.AddInitScriptAsync(ReportsThePaintedInstruction);
        await IsSlowAsync(fresh.Page);
        await fresh.Page.GotoAsync(phone.Page.Url, new() { WaitUntil = WaitUntilState.Commit });
        await fresh.FindsAsync("[data-checkout-instruction]");
        var painted = await fresh.Page.EvaluateAsync<double>("window.painted");

        TestContext.Current.TestOutputHelper!.WriteLine($"The instruction is there after {painted:F0} ms.");
        Assert.InRange(painted, 1, MaxMilliseconds);
    }

    private static async Task IsSlowAsync(IPage page)
    {
        var devtools = await page.Context.NewCDPSessionAsync(page);
        await devtools.SendAsync("Network.enable");
        await devtools.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["offline"] = false,
            ["latency"] = 400,
            ["downloadThroughput"] = BytesPerSecond,
            ["uploadThroughput"] = BytesPerSecond,
        });
    }
}
