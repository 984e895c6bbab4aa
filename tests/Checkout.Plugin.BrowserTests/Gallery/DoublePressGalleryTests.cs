using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class DoublePressGalleryTests(ShopWithLongTimeout shop) : IClassFixture<ShopWithLongTimeout>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["running"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_a_running_press_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, async visit =>
        {
            await visit.Page.AddInitScriptAsync("HTMLFormElement.prototype.submit = () => {}");
            await visit.PressesTwiceAsync();
        });
}
