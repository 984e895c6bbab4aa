using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class LongWaitGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const float LongerThanTheShopWaits = 100_000;

    public static TheoryData<string, string> Pages => Gallery.Of(["pending-long"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_a_slow_payment_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, async visit =>
        {
            await OutcomePages.PaysAtTheGatewayAsync(visit, Numbers.NeverAnsweredAtTheGateway);
            await visit.FindsAsync("[data-payment-status=pending]");
            await Assertions.Expect(visit.Page.Locator("script[data-watch]"))
                .ToHaveCountAsync(0, new() { Timeout = LongerThanTheShopWaits });
        });
}
