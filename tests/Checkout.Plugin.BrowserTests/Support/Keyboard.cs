using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

// Operates a page by keyboard. Every focused element must be visible and marked.
internal sealed class Keyboard(IPage page)
{
    private const int MaxStops = 80;

    // Returns an empty text if the focused element is visible, marked and not covered.
    private const string FaultOfTheFocus = """
        () => {
          const here = document.activeElement;
          if (!here || here === document.body) return "";
          const style = getComputedStyle(here), box = here.getBoundingClientRect();
          const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
          const isMarked = here.matches(":focus-visible") && style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
          if (!isMarked) return "has no outline";
          return top && (here.contains(top) || top.contains(here)) ? "" : "is covered or off the screen";
        }
        """;

    public async Task TabsToAsync(string selector)
    {
        for (var stop = 0; stop < MaxStops; stop++)
        {
            await PressesAsync("Tab");
            if (await IsAtAsync(selector))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not lead to {selector} on {page.Url}.");
    }

    public async Task PressesAsync(string key)
    {
        await page.Keyboard.PressAsync(key);
        var wrong = await page.EvaluateAsync<string>(FaultOfTheFocus);
        Assert.True(wrong.Length == 0, $"{page.Url}: {await page.EvaluateAsync<string>("document.activeElement.outerHTML")} {wrong}.");
    }

    // Presses Enter and waits for the next page's element.
    public async Task EntersAsync(string selector, string leadsTo)
    {
        await TabsToAsync(selector);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(leadsTo).First).ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    public async Task TypesAsync(string selector, string text)
    {
        await TabsToAsync(selector);
        await page.Keyboard.TypeAsync(text);
    }

    public Task<bool> IsAtAsync(string selector) =>
        page.EvaluateAsync<bool>("selector => document.activeElement.matches(selector)", selector);
}
