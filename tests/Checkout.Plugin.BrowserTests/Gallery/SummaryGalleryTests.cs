using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class SummaryGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(SummaryPages.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_before_the_payment_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, SummaryPages.All[page]);
}
