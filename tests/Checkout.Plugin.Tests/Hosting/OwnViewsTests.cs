using Checkout.Plugin.Hosts.Markets;
using Checkout.Plugin.Hosts.Members;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// A shop replaces whole views of the checkout, and uses parts of the checkout in its own views.
public sealed class OwnViewsTests
{
    [Fact]
    public async Task A_view_of_the_shops_own_takes_the_place_of_ours_and_the_log_names_it()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MarketShop()) with { Prefix = "caisse" });
        var stall = await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-reserve=tissu]");

        var result = await shop.PaysForAsync(stall);

        Assert.Equal("paid", result.Page.Require("[data-own-mark]").GetAttribute("data-own-mark"));
        Assert.Contains(shop.Log.All, line =>
            line.StartsWith("Information 4104", StringComparison.Ordinal)
                && line.Contains("_StateMark.cshtml (Checkout.Plugin.Hosts).", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_of_the_shops_own_in_its_layout_may_load_what_the_layout_loads()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MarketShop()) with { Prefix = "caisse" });
        var stall = await (await shop.OpensBrowser().OpenAsync("Market")).SubmitAsync("form[data-reserve=tissu]");

        var forwarding = await new SummaryPage(await stall.FollowAsync("a[data-checkout-start]")).PaysAsync();

        Assert.NotNull(forwarding.Page.Find("[data-own-forwarding]"));
        Assert.Equal([PagePolicy.InLayout], forwarding.Page.Answer.Headers.GetValues("Content-Security-Policy"));
    }

    [Fact]
    public async Task A_shop_without_its_own_checkout_views_gets_a_log_line()
    {
        await using var shop = await Shop.OpenAsync();

        Assert.Contains(shop.Log.All, line => line.StartsWith("Information 4103", StringComparison.Ordinal));
        Assert.DoesNotContain(shop.Log.All, line => line.StartsWith("Information 4104", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pieces_keep_the_shops_own_attributes_and_show_a_purchases_status()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var door = await shop.OpensBrowser().OpenAsync("");
        var home = await (await door.SubmitAsync("form[data-sign-in]", ("name", "Nafi"))).SubmitAsync("form[data-add-to-basket=tissu]");

        var summary = new SummaryPage(await home.FollowAsync("a[data-checkout-start]"));
        var declined = await (await (await summary.PaysAsync()).GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        var reference = (await declined.ContinuesAsync()).OrderReference;
        var before = await home.Browser.OpenAsync($"Home/Purchase?reference={reference}");
        await shop.IsPaidAsync(await new SummaryPage(await before.FollowAsync("[data-checkout-retry]")).PaysAsync());
        var after = await home.Browser.OpenAsync($"Home/Purchase?reference={reference}");

        Assert.Equal(["mine co-status", "mine", "mine"], before.All(".mine").Select(piece => piece.ClassName));
        Assert.Equal("not-completed", before.Require("[data-checkout-status]").GetAttribute("data-checkout-status"));
        Assert.Equal("Encore une fois", before.Require("[data-checkout-retry]").TextContent);
        Assert.Equal(["mine co-status", "mine co co-alone", "mine"], after.All(".mine").Select(piece => piece.ClassName));
        Assert.NotNull(after.Find(".mine [data-checkout-receipt]"));
    }

    [Fact]
    public async Task A_receipt_on_the_shops_page_shows_the_articles_to_the_payers_browser_only()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var door = await shop.OpensBrowser().OpenAsync("");
        var home = await (await door.SubmitAsync("form[data-sign-in]", ("name", "Nafi"))).SubmitAsync("form[data-add-to-basket=tissu]");
        var reference = (await shop.PaysForAsync(home)).OrderReference;
        var other = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-sign-in]", ("name", "Issa"));

        var mine = await home.Browser.OpenAsync($"Home/Purchase?reference={reference}");
        var theirs = await other.Browser.OpenAsync($"Home/Purchase?reference={reference}");

        Assert.Single(mine.All("[data-checkout-receipt] .co-lines tbody tr"));
        Assert.NotNull(theirs.Find("[data-checkout-receipt]"));
        Assert.Empty(theirs.All("[data-checkout-receipt] .co-lines tbody tr"));
        Assert.DoesNotContain("Tissu", theirs.Require("[data-checkout-receipt]").TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("nobodys-purchase")]
    [InlineData("")]
    [InlineData("%3Cscript%3E")]
    public async Task Pieces_about_an_unknown_purchase_show_nothing(string reference)
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var home = await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-sign-in]", ("name", "Nafi"));

        var page = await home.Browser.OpenAsync($"Home/Purchase?reference={reference}");

        Assert.Equal("12\u00a0500\u00a0F\u00a0CFA", Assert.Single(page.All(".mine")).TextContent);
    }
}
