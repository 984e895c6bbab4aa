using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ShopGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(ShopPages.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_of_the_shop_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, ShopPages.All[page]);
}
