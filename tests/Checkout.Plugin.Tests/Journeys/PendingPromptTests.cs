using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// The result page of a pending prompt, and the time after which a new prompt may be sent.
public sealed class PendingPromptTests
{
    [Theory]
    [InlineData(MoovBurkina, "MOOV AFRICA BURKINA", "226****0001")]
    [InlineData(MoovBurkina, "", "226****0001")]
    [InlineData("2250500000001", "MTN CI", "*133#")]
    public async Task The_page_of_a_pending_prompt_explains_it_and_masks_the_number(string phone, string named, string said)
    {
        await using var shop = await OpenAsync();

        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named)));

        Assert.Equal("pending", waiting.Status);
        Assert.NotEmpty(waiting.Page.Refresh);
        Assert.Contains(said, waiting.Page.Require("[data-checkout-instruction]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(
            phone.Replace(" ", "", StringComparison.Ordinal)[^8..], waiting.Page.Html.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unanswered_prompt_may_be_sent_again_after_ten_minutes()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var first = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        var soon = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        await shop.WaitsAsync(TimeSpan.FromMinutes(10));
        var later = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Equal(first.PaymentId, soon.PaymentId);
        Assert.NotEqual(first.PaymentId, later.PaymentId);
        Assert.Equal(2, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Fact]
    public async Task A_shopper_about_to_pay_is_warned_of_a_pending_prompt_and_gets_its_link()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina)));

        var soon = await shop.GoesToPayAsync(cart);
        var opened = new ResultPage(await soon.Page.FollowAsync("[data-checkout-under-way] a"));
        await shop.WaitsAsync(TimeSpan.FromMinutes(11));
        var later = await shop.GoesToPayAsync(cart);

        Assert.Equal(waiting.PaymentId, opened.PaymentId);
        Assert.Null(later.Page.Find("[data-checkout-under-way]"));
    }

    [Fact]
    public async Task An_open_hosted_invoice_shows_no_prompt_warning()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync(("method", "hosted"));

        Assert.Null((await shop.GoesToPayAsync(cart)).Page.Find("[data-checkout-under-way]"));
    }

    [Slow]
    [Fact]
    public async Task The_page_of_a_replaced_prompt_does_not_ask_to_accept_it()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina)));
        await new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]")).PaysAsync(("method", "hosted"));

        var replaced = await waiting.ReloadsAsync();

        Assert.Null(replaced.Page.Find("[data-checkout-instruction]"));
        Assert.False(replaced.OffersRetry);
        Assert.Equal("Demande remplacée", Assert.Single(replaced.Page.Texts("h1")));
    }

    [Slow]
    [Fact]
    public async Task A_waiting_page_refreshes_for_minutes_and_drops_an_expired_prompt()
    {
        await using var shop = await OpenAsync();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));

        await shop.WaitsAsync(TimeSpan.FromMinutes(4));
        var minutes = await waiting.ReloadsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(3));
        var status = await shop.OpensBrowser().OpenAsync($"checkout/payments/{waiting.PaymentId}/status");
        var still = await minutes.ReloadsAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(4));
        var later = await minutes.ReloadsAsync();

        Assert.NotEmpty(minutes.Page.Refresh);
        Assert.NotNull(minutes.Page.Find("[data-checkout-instruction]"));
        Assert.Equal(3, minutes.Page.All(".co-steps li").Count);
        Assert.NotEqual(
            minutes.Page.Require("script[data-watch]").GetAttribute("data-shown"),
            status.Answer.Headers.GetValues("Checkout-State").Single());
        Assert.Empty(still.Page.Refresh);
        Assert.NotNull(still.Page.Find("[data-checkout-instruction]"));
        Assert.Equal(2, still.Page.All(".co-steps li").Count);
        Assert.Empty(later.Page.Refresh);
        Assert.Null(later.Page.Find("[data-checkout-instruction]"));
    }
}
