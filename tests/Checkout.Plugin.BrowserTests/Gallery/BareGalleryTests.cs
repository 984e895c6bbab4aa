using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class BareGalleryTests(ShopWithoutLayout shop) : IClassFixture<ShopWithoutLayout>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["summary", "summary-mobile", "pending-push", "paid"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_without_a_layout_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, $"bare-{page}", language, visit =>
            SummaryPages.All.TryGetValue(page, out var reach) ? reach(visit) : OutcomePages.ReachAsync(visit, page));
}
