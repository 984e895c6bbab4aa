using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// The one-time code that some operators give their customers before they pay.
public sealed class OperatorCodeTests
{
    [Theory]
    [InlineData("000000")]
    [InlineData("999999")]
    public async Task A_wrong_or_expired_code_is_reported_and_can_be_corrected(string code)
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = new SummaryPage(await summary.PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", code)));
        var waiting = new ResultPage(await again.PressesPayAsync(("otp", "123456")));

        Assert.Single(again.Problems);
        Assert.Equal(again.Problems[0], again.Page.Require("#co-otp-wrong").TextContent);
        Assert.Equal("true", again.Page.Require("[name=otp]").GetAttribute("aria-invalid"));
        Assert.Equal(OrangeBurkina, again.Page.Require("[name=phone]").GetAttribute("value"));
        Assert.Equal("pending", waiting.Status);
    }

    [Fact]
    public async Task A_shopper_who_entered_a_code_gets_no_further_instruction()
    {
        await using var shop = await OpenAsync();

        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", "123456")));

        Assert.NotNull(waiting.Page.Find("[data-checkout-instruction]"));
        Assert.Null(waiting.Page.Find(".co-steps"));
        Assert.False(waiting.OffersRetry);
    }

    [Slow]
    [Fact]
    public async Task A_code_is_sent_only_to_an_operator_that_requires_one()
    {
        List<string> sent = [];
        await using var shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddBeforeGateway(() => new Reading(sent)),
        });

        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync([.. Mobile(MoovBurkina), ("otp", "918273")]);

        Assert.Contains(sent, body => body.Contains("22660000001", StringComparison.Ordinal));
        Assert.DoesNotContain(sent, body => body.Contains("918273", StringComparison.Ordinal));
    }

    [Slow]
    [Fact]
    public async Task A_repeated_form_with_another_code_says_nothing_was_debited()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        (string, string)[] Orange(string code) => [.. Mobile("70 00 00 01", "ORANGE BURKINA"), ("otp", code)];
        await summary.PressesPayAsync(Orange("000000"));

        var again = new SummaryPage(await summary.PressesPayAsync(Orange("123456")));
        var waiting = new ResultPage(await again.PressesPayAsync(("otp", "123456")));

        Assert.Contains("rien n’a été débité", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.Equal("pending", waiting.Status);
    }

    private sealed class Reading(List<string> sent) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            sent.Add(request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken));
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
