using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class OutageGalleryTests(ShopWithoutDatabase shop) : IClassFixture<ShopWithoutDatabase>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["unavailable"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_that_asks_to_try_again_later_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, visit => visit.Page.GotoAsync($"checkout/payments/{Numbers.UnknownPayment}"));
}
