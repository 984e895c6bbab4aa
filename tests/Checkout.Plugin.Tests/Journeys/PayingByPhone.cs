using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// Mobile money right here: the number and, where the operator wants one, the code are given on the summary.
public sealed class PayingByPhone
{
    private const string OrangeBurkina = "70 00 00 01";
    private const string MoovBurkina = "+226 60 00 00 01";

    public static TheoryData<string> LostAnswers => ["drop-after", "status-500", "html", "truncated", "empty", "redirect", "code05", "code17", "code77"];

    [Fact]
    public async Task A_shop_that_offers_the_gateways_page_alone_asks_for_no_number_and_takes_none()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var refused = new SummaryPage(await summary.PressesPayAsync(("method", "mobile"), ("phone", MoovBurkina)));

        Assert.Null(summary.Page.Find("[name=method], [name=phone], [name=otp]"));
        Assert.Single(refused.Problems);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    [Fact]
    public async Task Orange_in_Burkina_asks_for_the_code_first_and_hands_over_once_when_it_is_paid()
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
            Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new Overtaken(() => shop.Gateway)),
        });
        await using var closing = shop;
        var cart = Some.Cart();

        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", "123456")));

        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(waiting.PaymentId)).Status == PaymentStatus.Paid);
    }

    [Theory]
    [InlineData("000000")]
    [InlineData("999999")]
    public async Task A_wrong_or_expired_code_is_said_and_may_be_corrected_at_once(string code)
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = new SummaryPage(await summary.PressesPayAsync(Mobile(OrangeBurkina, "ORANGE BURKINA", code)));
        var waiting = new ResultPage(await again.PressesPayAsync(("otp", "123456")));

        Assert.Single(again.Problems);
        Assert.Equal(OrangeBurkina, again.Page.Require("[name=phone]").GetAttribute("value"));
        Assert.Equal("pending", waiting.Status);
    }

    [Theory]
    [InlineData(MoovBurkina, "MOOV AFRICA BURKINA", "226****0001")]
    [InlineData(MoovBurkina, "", "226****0001")]
    [InlineData("2250500000001", "MTN CI", "*133#")]
    public async Task While_the_phone_is_to_be_answered_the_page_says_how_and_shows_only_the_ends_of_the_number(string phone, string named, string said)
    {
        await using var shop = await OpenAsync();

        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named)));

        Assert.Equal("pending", waiting.Status);
        Assert.NotEmpty(waiting.Page.Refresh);
        Assert.Contains(said, waiting.Page.Require("[data-checkout-instruction]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(phone.Replace(" ", "", StringComparison.Ordinal)[^8..], waiting.Page.Html.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
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
        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentAsync(cart.Reference)).Status);
    }

    [Theory]
    [InlineData("70", "")]
    [InlineData("not a number", "")]
    [InlineData("+33 6 12 34 56 78", "ORANGE BURKINA")]
    [InlineData("", "MOOV AFRICA BURKINA")]
    public async Task A_number_that_cannot_be_asked_is_a_problem_and_nothing_is_sent(string phone, string named)
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named, "123456")));

        Assert.Single(again.Problems);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    [Fact]
    public async Task An_amount_below_the_operators_least_is_a_problem_and_nothing_is_sent()
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart(50))).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Contains("100\u00a0F\u00a0CFA", Assert.Single(again.Problems), StringComparison.Ordinal);
        Assert.Empty(await shop.Gateway.DirectCreatesAsync());
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task Sixty_four_presses_at_once_ring_once(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store, RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")))));

        Assert.Single(pages.Select(page => new ResultPage(page).PaymentId).Distinct(StringComparer.Ordinal));
        Assert.Single(await shop.Gateway.DirectCreatesAsync());
    }

    [Theory]
    [MemberData(nameof(LostAnswers))]
    public async Task When_nobody_knows_whether_the_phone_rang_it_is_not_rung_again_until_a_person_has_looked(string fault)
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await shop.Gateway.FailsAsync("direct-create", fault);

        var unknown = new ResultPage(await summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var sameForm = new ResultPage(await summary.PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var otherWay = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(("method", "hosted")));
        await shop.WaitsAsync(TimeSpan.FromDays(2));
        var later = await unknown.ReloadsAsync();

        Assert.All([unknown, sameForm, otherWay, later], page => Assert.Equal("unknown", page.Status));
        Assert.False(unknown.OffersRetry);
        Assert.InRange((await shop.Gateway.DirectCreatesAsync()).Count, 0, 1);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        Assert.Equal(PaymentConcernKind.Unknown, Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Kind);
    }

    [Fact]
    public async Task A_person_who_finds_the_money_of_a_payment_that_nobody_knew_of_hands_the_purchase_over()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var checkout = shop.Services.GetRequired<ICheckout>();

        var accepted = await checkout.AcceptAsync(unknown.PaymentId, "Awa", "the dashboard shows the money", TestContext.Current.CancellationToken);
        var rejected = await checkout.RejectAsync(unknown.PaymentId, "Awa", "too late", TestContext.Current.CancellationToken);
        await shop.WorksOffAsync();
        var paid = await unknown.ReloadsAsync();

        Assert.Equal((DecisionOutcome.Done, DecisionOutcome.NotPossible), (accepted, rejected));
        Assert.Equal("paid", paid.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(unknown.OrderReference));
        Assert.Empty(await checkout.NeedsAPersonAsync());
    }

    [Fact]
    public async Task A_person_who_has_looked_lets_the_shopper_try_again()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var unknown = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        var checkout = shop.Services.GetRequired<ICheckout>();

        var released = await checkout.ReleaseAsync(unknown.PaymentId, "Awa", "the gateway's dashboard shows no such payment", TestContext.Current.CancellationToken);
        var twice = await checkout.ReleaseAsync(unknown.PaymentId, "Awa", "again", TestContext.Current.CancellationToken);
        var again = await (await shop.GoesToPayAsync(cart)).PaysAsync(("method", "hosted"));

        Assert.Equal((DecisionOutcome.Done, DecisionOutcome.NotPossible), (released, twice));
        Assert.NotEmpty(again.Link);
        Assert.Empty(await checkout.NeedsAPersonAsync(cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_event WHERE reason LIKE '%Awa%dashboard%'"));
    }

    [Fact]
    public async Task A_process_that_ended_while_it_asked_leaves_an_unknown_payment()
    {
        await using var shop = await OpenAsync();
        var payments = shop.Services.GetRequired<PaymentStore>();
        var payment = Payment.Begin(Some.Request(way: Some.ByPhone), shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        await payments.InsertAsync(payment, CheckoutId.New(), null, TestContext.Current.CancellationToken);

        await shop.WaitsAsync(TimeSpan.FromSeconds(31));

        Assert.Equal(PaymentStatus.Unknown, (await shop.PaymentByIdAsync(payment.Id)).Status);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_payment_was_given_up_ends_the_doubt()
    {
        Shop shop = null!;
        shop = await OpenAsync(new()
        {
            Host = builder => builder.Services.AddHttpClient("LigdiCash").AddHttpMessageHandler(() => new TooLate(async () =>
            {
                var payments = shop.Services.GetRequired<PaymentStore>();
                var payment = await shop.PaymentByIdAsync((await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Sending'"))!);
                await payments.SaveAsync(payment, payment.GiveUp("another node took it for dead", shop.Clock.GetUtcNow()), CancellationToken.None);
            })),
        });
        await using var closing = shop;

        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.Equal("pending", waiting.Status);
        Assert.Equal(PaymentStatus.Paid, (await shop.PaymentByIdAsync(waiting.PaymentId)).Status);
    }

    [Fact]
    public async Task A_gateway_that_was_not_reached_at_all_rang_nobody_so_that_the_shopper_may_try_again()
    {
        await using var shop = await OpenAsync(new() { Host = builder => builder.Services.AddHttpClient("LigdiCash").ConfigurePrimaryHttpMessageHandler(() => new ClosedDoor()) });

        var again = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Single(again.Problems);
        Assert.Empty(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync());
    }

    [Fact]
    public async Task Whoever_thinks_better_of_it_may_choose_another_way_and_paying_both_is_listed_for_return()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var waiting = new ResultPage(await (await shop.GoesToPayAsync(cart)).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        var summary = new SummaryPage(await waiting.Page.FollowAsync("[data-checkout-retry]"));
        await summary.PaysAsync(("method", "hosted"));
        var second = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(second);
        await shop.SettlesAsync();
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromSeconds(3));

        Assert.NotEqual(waiting.PaymentId, second);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
        Assert.Equal(waiting.PaymentId, Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync()).Payment.Id);
    }

    [Fact]
    public async Task A_prompt_that_nobody_answered_may_be_sent_again_after_ten_minutes()
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

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Nobody_can_use_the_shop_to_ring_a_stranger(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });

        for (var attempt = 0; attempt < 30; attempt++)
        {
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA"));
        }

        var within = (await shop.Gateway.DirectCreatesAsync()).Count;
        var refused = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));
        await shop.WaitsAsync(TimeSpan.FromHours(1));
        var later = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina, "MOOV AFRICA BURKINA")));

        Assert.Equal(5, within);
        Assert.Single(refused.Problems);
        Assert.Equal("pending", later.Status);
    }

    [Fact]
    public async Task Nobody_can_use_one_browser_to_ring_many_strangers()
    {
        await using var shop = await OpenAsync();
        var browser = shop.OpensBrowser();

        for (var stranger = 10; stranger < 40; stranger++)
        {
            await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync(Mobile($"+226 60 00 00 {stranger}", "MOOV AFRICA BURKINA"));
        }

        Assert.Equal(10, (await shop.Gateway.DirectCreatesAsync()).Count);
    }

    [Fact]
    public async Task Neither_code_nor_number_stays_anywhere()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = await summary.PressesPayAsync(Mobile("22670123987", "ORANGE BURKINA", "000000"));
        var waiting = await new SummaryPage(again).PressesPayAsync(("otp", "918273"));
        string rows = string.Join('\n', await shop.Database.TextsAsync("checkout_payment"), await shop.Database.TextsAsync("checkout_event"), await shop.Database.TextsAsync("checkout_ring"));

        Assert.DoesNotContain("000000", again.Require("form[data-checkout-form]").OuterHtml, StringComparison.Ordinal);
        Assert.All(["918273", "70123987"], secret =>
        {
            Assert.DoesNotContain(secret, rows, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, waiting.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(shop.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        });
    }

    private static Task<Shop> OpenAsync(ShopSettings? settings = null)
    {
        settings ??= new();
        settings.Values["Checkout:Methods"] = "Hosted, Mobile, Wallet";
        return Shop.OpenAsync(settings);
    }

    private static (string, string)[] Mobile(string phone, string named, string otp = "") => [("method", "mobile"), ("operator", named), ("phone", phone), ("otp", otp)];

    // Answers travel slowly; callbacks do not.
    private sealed class Overtaken(Func<Gateway> gateway) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await gateway().DeliversCallbacksAsync();
            return answer;
        }
    }

    private sealed class TooLate(Func<Task> meanwhile) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            await (request.Method == HttpMethod.Post ? meanwhile() : Task.CompletedTask);
            return answer;
        }
    }

    private sealed class ClosedDoor : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException(HttpRequestError.ConnectionError, "refused");
    }
}
