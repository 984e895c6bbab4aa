using Microsoft.Playwright;
using Xunit;

namespace Checkout.Plugin.Tests;

public sealed class ShopGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(ShopSights.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_of_the_shop_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, ShopSights.All[page]);
}

public sealed class SummaryGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(SummarySights.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_before_the_payment_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, SummarySights.All[page]);
}

public sealed class OutcomeGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(OutcomeSights.All.Keys);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_after_the_payment_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, visit => OutcomeSights.ReachAsync(visit, page));

    [Fact]
    public async Task The_waiting_animation_runs_without_reduced_motion()
    {
        await using var visit = await shop.OpensAsync("turning");
        await OutcomeSights.ReachAsync(visit, "pending-push");

        Assert.Equal(1, await visit.Page.EvaluateAsync<int>("document.getAnimations().length"));
    }
}

public sealed class LongWaitGalleryTests(ChromiumShop shop) : IClassFixture<ChromiumShop>
{
    private const float LongerThanTheShopsPatience = 100_000;

    public static TheoryData<string, string> Pages => Gallery.Of(["pending-long"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_a_slow_payment_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, async visit =>
        {
            await OutcomeSights.PaysAtTheGatewayAsync(visit, Numbers.NeverAnsweredAtTheGateway);
            await visit.FindsAsync("[data-payment-status=pending]");
            await Assertions.Expect(visit.Page.Locator("script[data-watch]"))
                .ToHaveCountAsync(0, new() { Timeout = LongerThanTheShopsPatience });
        });
}

public sealed class DoublePressGalleryTests(ShopOfPatience shop) : IClassFixture<ShopOfPatience>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["running"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_a_running_press_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, async visit =>
        {
            await visit.Page.AddInitScriptAsync("HTMLFormElement.prototype.submit = () => {}");
            await visit.PressesTwiceAsync();
        });
}

public sealed class ExpiryGalleryTests(HastyShop shop) : IClassFixture<HastyShop>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["expired"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_of_an_unknown_payment_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, visit => OutcomeSights.EndsAsync(visit, "expired", Numbers.NeverAnswered, Numbers.Moov));
}

public sealed class OutageGalleryTests(ShopWithoutDatabase shop) : IClassFixture<ShopWithoutDatabase>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["unavailable"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task The_page_that_asks_to_try_again_later_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, page, language, visit => visit.Page.GotoAsync($"checkout/payments/{Numbers.NobodysPayment}"));
}

public sealed class BareGalleryTests(ShopWithoutLayout shop) : IClassFixture<ShopWithoutLayout>
{
    public static TheoryData<string, string> Pages => Gallery.Of(["summary", "summary-mobile", "pending-push", "paid"]);

    [Theory]
    [MemberData(nameof(Pages))]
    public Task A_page_without_a_layout_is_accessible(string page, string language) =>
        Gallery.HangsAsync(shop, $"bare-{page}", language, visit =>
            SummarySights.All.TryGetValue(page, out var reach) ? reach(visit) : OutcomeSights.ReachAsync(visit, page));
}
