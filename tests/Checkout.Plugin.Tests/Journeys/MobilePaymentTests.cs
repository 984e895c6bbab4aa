using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Mobile money: the summary asks for the number and, for some operators, for a code.
public sealed class MobilePaymentTests
{
    [Fact]
    public async Task A_shop_with_the_hosted_page_alone_asks_for_no_number_and_takes_none()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var refused = new SummaryPage(await summary.PressesPayAsync(("method", "mobile"), ("phone", MoovBurkina)));

        Assert.Null(summary.Page.Find("[name=method], [name=phone], [name=otp]"));
        Assert.Single(refused.Problems);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    [Fact]
    public async Task Orange_Burkina_asks_for_the_code_first_and_fulfills_once_when_paid()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var withoutCode = new SummaryPage(await summary.PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA")));
        var sentWithout = (await shop.Gateway.DirectCreatesAsync()).Count;
        var waiting = new ResultPage(await withoutCode.PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", "012345")));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();

        Assert.Contains("*144*4*6#", summary.Page.Text, StringComparison.Ordinal);
        Assert.Single(withoutCode.Problems);
        Assert.Equal(0, sentWithout);
        Assert.Equal("pending", waiting.Status);
        Assert.NotNull(waiting.Page.Find("[data-checkout-instruction]"));
        Assert.Equal("paid", paid.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(paid.OrderReference));
    }

    [Fact]
    public async Task A_callback_that_overtakes_the_answer_to_the_create_is_acted_on_at_once()
    {
        Shop shop = null!;
        shop = await OpenAsync(new()
        {
            RealTime = true,
            Values = { ["Checkout:Reconciliation:Interval"] = "00:05:00", ["Checkout:Reconciliation:FirstCheckAfter"] = "00:10:00" },
            Host = builder => builder.Services.AddBeforeGateway(() => new Overtaken(() => shop.Gateway)),
        });
        await using var closing = shop;
        var cart = Some.Cart();

        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", "123456")));

        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(waiting.PaymentId)).Status == CheckoutPaymentStatus.Paid);
    }

    [Theory]
    [InlineData("2250700000001", "ORANGE CI")]
    [InlineData("+221 70 000 00 01", "WAVE SENEGAL")]
    public async Task An_operator_with_a_page_of_its_own_is_forwarded_to(string phone, string named)
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();

        var forwarding = new ForwardingPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(phone, named)));
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();

        Assert.Single(await shop.Gateway.DirectCreatesAsync());
        Assert.NotEmpty(forwarding.Link);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentAsync(cart.Reference)).Status);
    }

    [Theory]
    [InlineData("70", "")]
    [InlineData("not a number", "")]
    [InlineData("+33 6 12 34 56 78", "ORANGE BURKINA")]
    [InlineData("+33 6 12 34 56 78", "")]
    [InlineData("70 12 34 5", "MOOV AFRICA BURKINA")]
    [InlineData("70 12 34 56 7", "")]
    [InlineData("226 70 12 34 56 7", "MOOV AFRICA BURKINA")]
    [InlineData("223 70 12 34 5", "")]
    [InlineData("25 30 12 34", "MOOV AFRICA BURKINA")]
    [InlineData("", "MOOV AFRICA BURKINA")]
    public async Task A_number_that_cannot_be_asked_is_a_problem_and_nothing_is_sent(string phone, string named)
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named, "123456")));

        Assert.Single(again.Problems);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    [Theory]
    [InlineData("223 70 12 34 56", "ORANGE MALI", "22370123456")]
    [InlineData("223 70 12 34 56", "", "22370123456")]
    [InlineData("0022901 95 12 34 56", "MOOV BENIN", "2290195123456")]
    [InlineData("95 12 34 56", "MOOV BENIN", "2290195123456")]
    [InlineData("45 12 34 56", "MTN CI", "2250545123456")]
    public async Task A_number_of_another_country_is_sent_as_that_countrys(string phone, string named, string sent)
    {
        await using var shop = await OpenAsync();

        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named));

        var create = Assert.Single(await shop.Gateway.DirectCreatesAsync())!["body"]!.GetValue<string>();
        Assert.Contains($"\"customer\":\"{sent}\"", create, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("70 12 34", "MOOV AFRICA BURKINA", "70 12 34 56")]
    [InlineData("0707", "MTN CI", "07 07 12 34 56")]
    [InlineData("77 1", "WAVE SENEGAL", "77 123 45 67")]
    public async Task A_refused_number_is_answered_with_an_example_of_its_country(string phone, string named, string example)
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named)));

        Assert.Contains(example.Replace(' ', '\u00a0'), Assert.Single(again.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_amount_below_the_operators_minimum_is_not_sent()
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(
            await (await shop.GoesToPayAsync(Some.Cart(50))).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Contains("100\u00a0F\u00a0CFA", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    // Callbacks arrive before the answer to the create.
    private sealed class Overtaken(Func<Gateway> gateway) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await gateway().DeliversCallbacksAsync();
            return answer;
        }
    }
}
