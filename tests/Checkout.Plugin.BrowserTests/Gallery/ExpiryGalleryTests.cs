using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ExpiryGalleryTests(ShopWithShortExpiry shop) : IClassFixture<ShopWithShortExpiry>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["expired"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_an_unknown_payment_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, visit => OutcomePages.EndsAsync(visit, "expired", Numbers.NeverAnswered, Numbers.Moov));
}
