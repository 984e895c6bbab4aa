using Checkout.Plugin.Hosts;
using Checkout.Plugin.Hosts.Members;
using Checkout.Plugin.Hosts.RazorPages;
using Checkout.Plugin.Hosts.Sessions;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Baskets in a session, in memory and in a cookie that are filled again while their payment is confirmed.
public sealed class PaidBasketsTests
{
    private static readonly Dictionary<string, (Func<IShopProgram> Shop, string Sku)> Shops = new(StringComparer.Ordinal)
    {
        ["session"] = (() => new SessionShop(), "tissu"),
        ["members"] = (() => new MembersShop(), "tissu"),
        ["cookie"] = (() => new PagesShop(), "savon"),
    };

    public static TheoryData<string> Baskets => [.. Shops.Keys];

    [Theory]
    [MemberData(nameof(Baskets))]
    public async Task A89_A_basket_filled_again_after_it_was_paid_leads_to_the_rest_alone(string name)
    {
        var (program, sku) = Shops[name];
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(program()));
        var browser = shop.OpensBrowser();
        var summary = new SummaryPage(await (await AddsAsync(browser, sku)).FollowAsync("a[data-checkout-start]"));
        await summary.PaysAsync();
        var first = await PaymentIdAsync(shop);
        var grown = await AddsAsync(browser, sku);
        await shop.Gateway.ApprovesAsync(first);
        await shop.SettlesAsync();

        var rest = new SummaryPage(await grown.FollowAsync("a[data-checkout-start]"));
        var paid = await shop.IsPaidAsync(await rest.PaysAsync());

        Assert.NotNull(rest.Page.Find("a[data-checkout-paid-before]"));
        Assert.Equal("paid", paid.Status);
        Assert.NotEqual(first, paid.PaymentId);
        Assert.Equal((await shop.PaymentByIdAsync(first)).Amount, (await shop.PaymentByIdAsync(paid.PaymentId)).Amount);
    }

    [Theory]
    [MemberData(nameof(Baskets))]
    public async Task A90_An_old_receipt_opened_again_leaves_todays_basket_as_it_is(string name)
    {
        var (program, sku) = Shops[name];
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(program()));
        var browser = shop.OpensBrowser();
        var receipt = await shop.PaysForAsync(await AddsAsync(browser, sku));
        await AddsAsync(browser, sku);

        await receipt.ReloadsAsync();

        Assert.NotNull((await OpensBasketAsync(browser, name)).Find("a[data-checkout-start]"));
    }

    [Theory]
    [MemberData(nameof(Baskets))]
    public async Task A90_A_return_removes_only_the_paid_articles(string name)
    {
        var (program, sku) = Shops[name];
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(program()));
        var browser = shop.OpensBrowser();
        var forwarding = await new SummaryPage(await (await AddsAsync(browser, sku)).FollowAsync("a[data-checkout-start]")).PaysAsync();
        var first = await PaymentIdAsync(shop);
        await AddsAsync(browser, sku);

        await shop.IsPaidAsync(forwarding);
        var rest = new SummaryPage(await (await OpensBasketAsync(browser, name)).FollowAsync("a[data-checkout-start]"));
        await shop.IsPaidAsync(await rest.PaysAsync());

        var payments = await shop.Database.ScalarAsync<long>(
            """
            SELECT COUNT(DISTINCT reference) FROM checkout_payment
            WHERE status = 'Paid' AND amount = (SELECT amount FROM checkout_payment WHERE id = @first)
            """,
            new { first });
        Assert.Equal(2, payments);
        Assert.Null((await OpensBasketAsync(browser, name)).Find("a[data-checkout-start]"));
    }

    private static Task<Page> OpensBasketAsync(Browser browser, string name) => browser.OpenAsync(name == "members" ? "" : "Basket");

    private static async Task<Page> AddsAsync(Browser browser, string sku)
    {
        var shelf = await browser.OpenAsync("");
        var open = shelf.Find("form[data-sign-in]") is null ? shelf : await shelf.SubmitAsync("form[data-sign-in]", ("name", "Nafi"));
        return await open.SubmitAsync($"form[data-add-to-basket={sku}]");
    }

    private static async Task<string> PaymentIdAsync(Shop shop) =>
        (await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment"))!;
}
