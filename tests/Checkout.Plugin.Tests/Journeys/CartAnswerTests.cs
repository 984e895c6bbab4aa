using System.Net;
using Checkout.Plugin.Hosts.Members;
using Checkout.Plugin.Tests.Hosting;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A cart source may say why there is no cart.
public sealed class CartAnswerTests
{
    private static readonly Dictionary<string, CheckoutCart> Answers = new(StringComparer.Ordinal)
    {
        ["sign-in"] = CheckoutCart.SignInFirst,
        ["nothing"] = CheckoutCart.NothingToPay,
        ["changed"] = CheckoutCart.Changed,
    };

    [Fact]
    public async Task A_lost_log_in_leads_to_the_shops_sign_in_and_back_to_the_summary()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));

        var door = await shop.OpensBrowser().OpenAsync("checkout?reference=panier-1");

        door.Require("form[data-sign-in]");
        Assert.Equal("/Door?ReturnUrl=%2Fcheckout%3Freference%3Dpanier-1", door.Address.PathAndQuery);
    }

    [Fact]
    public async Task A_log_in_that_is_lost_before_the_press_leads_to_the_sign_in()
    {
        var signedIn = true;
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new MembersShop()));
        var browser = shop.OpensBrowser(request =>
        {
            if (!signedIn && request.Headers.TryGetValues("Cookie", out var cookies))
            {
                var kept = cookies.Single().Split("; ")
                    .Where(cookie => !cookie.StartsWith(".AspNetCore.Cookies", StringComparison.Ordinal));
                request.Headers.Remove("Cookie");
                request.Headers.Add("Cookie", string.Join("; ", kept));
            }
        });
        var home = await (await browser.OpenAsync("")).SubmitAsync("form[data-sign-in]", ("name", "Nafi"));
        var basket = await home.SubmitAsync("form[data-add-to-basket=tissu]");
        var summary = new SummaryPage(await basket.FollowAsync("a[data-checkout-start]"));
        signedIn = false;

        var door = await summary.PressesPayAsync();

        door.Require("form[data-sign-in]");
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [InlineData("sign-in", HttpStatusCode.Unauthorized)]
    [InlineData("nothing", HttpStatusCode.OK)]
    [InlineData("changed", HttpStatusCode.OK)]
    public async Task Every_answer_has_its_own_page_and_its_own_word_for_programs(string answer, HttpStatusCode status)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        shop.Script.Carts[summary.Page.Require("[name=reference]").GetAttribute("value")!] = Answers[answer];

        var opened = await summary.Page.Browser.OpenAsync(summary.Page.Address.PathAndQuery);
        var pressed = await summary.PressesPayAsync();
        var asked = await summary.AsksAsync([], ("checkoutKey", summary.CheckoutKey));

        Assert.Equal(opened.Texts("h1"), pressed.Texts("h1"));
        Assert.NotEqual("Votre panier est vide", Assert.Single(opened.Texts("h1")));
        Assert.Equal($$"""{"status":"{{answer}}"}""", asked.Html);
        Assert.Equal(status, asked.Answer.StatusCode);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task An_order_that_this_browser_has_paid_is_shown_in_place_of_nothing_to_pay()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        shop.Script.Carts[cart.Reference] = CheckoutCart.NothingToPay;

        var page = await summary.Page.Browser.OpenAsync(summary.Page.Address.PathAndQuery);

        page.Require("[data-checkout-paid-before]");
    }
}
