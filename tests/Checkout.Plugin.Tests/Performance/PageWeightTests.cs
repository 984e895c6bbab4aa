using Checkout.Plugin.Benchmarks;
using Xunit;

namespace Checkout.Plugin.Tests.Performance;

// Goal P10's share of the pages: what a browser on a slow line has to fetch.
public sealed class PageWeightTests
{
    private const int MostBytes = 10 * 1024;
    private const int MostExtraRequests = 2;

    [Fact]
    public async Task Each_page_weighs_ten_kilobytes_at_most_and_asks_for_two_more_files_at_most()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:Methods"] = "Hosted, Mobile, Wallet" } });
        var browser = shop.OpensBrowser();
        var summary = await shop.GoesToPayAsync(Some.Cart(), browser);
        var forwarding = await summary.PaysAsync();
        var hop = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        var waiting = await hop.ContinuesAsync();

        foreach (var (name, page) in new[] { ("summary", summary.Page), ("forwarding", forwarding.Page), ("hop", hop.Page), ("waiting", waiting.Page) })
        {
            var weight = await PageWeight.WeighAsync(name, page.Html, async address => (await browser.OpenAsync(address)).Html);

            Assert.True(weight.GzippedBytes <= MostBytes && weight.ExtraRequests is > 0 and <= MostExtraRequests, weight.ToString());
        }
    }
}
