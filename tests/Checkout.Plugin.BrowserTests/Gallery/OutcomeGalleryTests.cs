using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class OutcomeGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(OutcomePages.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_after_the_payment_is_accessible(string page, string language) =>
        Gallery.CheckAsync(shop, page, language, visit => OutcomePages.ReachAsync(visit, page));

    [Fact]
    public async Task The_waiting_animation_runs_without_reduced_motion()
    {
        await using var visit = await shop.OpensAsync("turning");
        await OutcomePages.ReachAsync(visit, "pending-push");

        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }
}
