using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class PageContentTests
{
    [Fact]
    public async Task Every_problem_is_listed_on_top_with_a_link_and_repeated_at_its_field()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = new SummaryPage(await summary.PressesPayAsync(("email", "nonsense"), ("firstName", new string('a', 101))));

        foreach (var field in new[] { "firstName", "email" })
        {
            var input = again.Page.Require($"[name={field}]");
            var wrong = again.Page.Require($"#co-{field}-wrong");
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.Contains(wrong.Id!, input.GetAttribute("aria-describedby"), StringComparison.Ordinal);
            Assert.Equal(wrong.TextContent, again.Page.Require($"[data-checkout-problem={field}] a[href='#{input.Id}']").TextContent);
        }

        Assert.Equal(2, again.Problems.Count);
        Assert.False(again.Page.Require("[name=lastName]").HasAttribute("aria-invalid"));
        Assert.Equal("nonsense", again.Page.Require("[name=email]").GetAttribute("value"));
    }

    [Fact]
    public async Task The_state_tag_changes_at_every_step()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => throw new TimeoutException("The stock is locked."));
        var payer = await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        var waiting = await (await payer.ApprovesAsync()).ContinuesAsync();
        var pending = await StateTagAsync(shop, waiting);
        await shop.SettlesAsync();
        var paid = await StateTagAsync(shop, waiting);
        var page = await waiting.ReloadsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        var fulfilled = await StateTagAsync(shop, waiting);

        Assert.Equal(waiting.Page.Require("script[data-watch]").GetAttribute("data-shown"), pending);
        Assert.Equal(page.Page.Require("script[data-watch]").GetAttribute("data-shown"), paid);
        Assert.Distinct([pending, paid, fulfilled]);
    }

    [Fact]
    public async Task A_superseded_payment_links_to_its_successor()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina)));
        await new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]")).PaysAsync(("method", "hosted"));
        var replaced = await waiting.ReloadsAsync();

        var newer = new ResultPage(await replaced.Page.FollowAsync(".co-next a"));

        Assert.Equal("pending", newer.Status);
        Assert.Equal((await shop.PaymentAsync(waiting.OrderReference)).Id, newer.PaymentId);
    }

    [Fact]
    public async Task A_second_try_offers_the_same_payment_method()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina)));
        await shop.Gateway.DeclinesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        var again = new SummaryPage(await (await waiting.ReloadsAsync()).Page.FollowAsync("[data-checkout-retry]"));

        Assert.Equal(
            ["mobile", AllPaymentMethods.MoovName],
            again.Page.All("input[type=radio][checked]").Select(choice => choice.GetAttribute("value")));
    }

    private static async Task<string> StateTagAsync(Shop shop, ResultPage page) =>
        (await shop.OpensBrowser().OpenAsync($"checkout/payments/{page.PaymentId}/status")).Answer.Headers.GetValues("Checkout-State")
            .Single();
}
