using Checkout.Plugin.Benchmarks;
using Xunit;

namespace Checkout.Plugin.Tests.Performance;

// Goal P10's share of the pages: what a browser on a slow line has to fetch.
public sealed class PageWeightTests
{
    private const int MaxBytes = 10 * 1024;
    private const int MaxExtraRequests = 2;

    [Fact]
    public async Task Each_page_weighs_at_most_10_KB_and_needs_at_most_two_more_files()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var browser = shop.OpensBrowser();
        var summary = await shop.GoesToPayAsync(Some.Cart(), browser);
        var forwarding = await summary.PaysAsync();
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        var waiting = await interstitial.ContinuesAsync();
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();
        var byPhone = await shop.GoesToPayAsync(Some.Cart(), browser);
        var phone = new ResultPage(await byPhone.PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina)));

        paid.Page.Require("[data-checkout-receipt]");
        phone.Page.Require("[data-checkout-instruction]");
        (string Name, Page Page)[] pages =
        [
            ("summary", summary.Page), ("forwarding", forwarding.Page), ("return", interstitial.Page),
            ("waiting", waiting.Page), ("waiting for a phone", phone.Page), ("paid", paid.Page),
        ];
        foreach (var (name, page) in pages)
        {
            var weight = await PageWeight.WeighAsync(name, page.Html, async address => (await browser.OpenAsync(address)).Html);

            TestContext.Current.TestOutputHelper!.WriteLine(weight.ToString());
            Assert.True(weight.GzippedBytes <= MaxBytes && weight.ExtraRequests is > 0 and <= MaxExtraRequests, weight.ToString());
        }
    }
}
