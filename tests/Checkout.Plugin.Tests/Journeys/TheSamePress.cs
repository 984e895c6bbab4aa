using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The contract of a press of Pay and its key, line by line.
public sealed class TheSamePress
{
    private const string Moov = "+226 60 00 00 01";
    private static readonly (string, string)[] ByPhone = [("method", "mobile"), ("operator", "MOOV AFRICA BURKINA"), ("phone", Moov)];

    public static TheoryData<Store> SeveralNodes => [Store.PostgreSql, Store.PostgreSqlWithRedis];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Running_it_is_waited_for_and_after_eight_seconds_a_page_posts_itself_again(bool byPhone)
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = summary.PressesPayAsync(byPhone ? ByPhone : []);
        await create.Reached;
        var since = shop.Clock.GetUtcNow();

        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(byPhone ? ByPhone : []));
        var waited = shop.Clock.GetUtcNow() - since;
        create.GoOn();
        await first;
        var again = await waiting.SubmitAsync("form[data-checkout-again]");

        Assert.Equal(HttpStatusCode.Conflict, waiting.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), waiting.Answer.Headers.RetryAfter!.Delta);
        Assert.InRange(waited, TimeSpan.FromSeconds(8), TimeSpan.FromSeconds(9));
        Assert.NotNull(waiting.Find("script[src*=checkout]"));
        Assert.Matches("^5;url=/checkout/payments/[0-9a-f]{32}$", waiting.Require("noscript meta[http-equiv=refresh]").GetAttribute("content"));
        Assert.True(again.IsReplay);
        Assert.NotNull(again.Find(byPhone ? "[data-payment-status=pending]" : "a[data-checkout-forward]"));
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task A_waiting_page_never_holds_the_code_that_was_entered()
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        (string, string)[] withCode = [("method", "wallet"), ("phone", "22670000001"), ("otp", "918273")];
        var first = summary.PressesPayAsync(withCode);
        await create.Reached;

        var waiting = await shop.PassesTimeUntilAsync(summary.PressesPayAsync(withCode));
        create.GoOn();
        await first;
        var again = await waiting.SubmitAsync("form[data-checkout-again]");

        Assert.DoesNotContain("918273", waiting.Html, StringComparison.Ordinal);
        Assert.True(again.IsReplay);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task Running_a_program_is_told_409_with_Retry_After()
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = summary.PressesPayAsync();
        await create.Reached;

        var answer = await shop.PassesTimeUntilAsync(AsksAsync(summary, ("checkoutKey", summary.CheckoutKey), ("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com")));
        create.GoOn();
        await first;

        Assert.Equal(HttpStatusCode.Conflict, answer.Answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(2), answer.Answer.Headers.RetryAfter!.Delta);
        Assert.Equal("{\"status\":\"running\"}", answer.Html);
    }

    [Theory]
    [MemberData(nameof(SeveralNodes))]
    public async Task Done_it_has_the_same_answer_on_another_node(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = await summary.PaysAsync();

        shop.Facing = await shop.StartsAnotherNodeAsync();
        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.True(second.Page.IsReplay);
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSqlWithRedis)]
    public async Task Done_it_has_the_same_answer_after_a_restart(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = await summary.PaysAsync();

        await shop.RestartsAsync();
        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.True(second.Page.IsReplay);
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task Done_it_leads_to_the_result_once_that_is_known_even_when_the_basket_is_gone()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();

        var known = new ResultPage(await summary.PressesPayAsync());
        shop.Desk.Carts.Clear();
        var withoutBasket = new ResultPage(await summary.PressesPayAsync());

        Assert.All([known, withoutBasket], page => Assert.Equal("paid", page.Status));
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task What_the_key_has_led_to_is_not_judged_by_rules_that_changed_since()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = await summary.PaysAsync();

        await shop.RestartsAsync(new() { ["Checkout:MinimumTotalXof"] = "20000" });
        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.True(second.Page.IsReplay);
    }

    public static TheoryData<string, bool> RefusedCodes => new() { { "code03", false }, { "code02", false }, { "code15", true }, { "code16", true }, { "code13", true } };

    [Theory]
    [MemberData(nameof(RefusedCodes))]
    public async Task Refused_it_is_refused_again_in_the_same_words_on_every_node_and_a_new_press_works(string code, bool byPhone)
    {
        await using var shop = await OpenAsync(new() { Store = Store.PostgreSql });
        var way = byPhone ? ByPhone : [];
        await shop.Gateway.FailsAsync(byPhone ? "direct-create" : "create", code);
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var refused = new SummaryPage(await summary.PressesPayAsync(way));
        var here = new SummaryPage(await summary.PressesPayAsync(way));
        shop.Facing = await shop.StartsAnotherNodeAsync();
        var there = new SummaryPage(await summary.PressesPayAsync(way));
        var refusedCreates = await CreatesAsync(shop);
        var goesOn = await there.PressesPayAsync(way);

        Assert.All([here, there], page => Assert.Equal(refused.Problems, page.Problems));
        Assert.All([here, there], page => Assert.True(page.Page.IsReplay));
        Assert.False(refused.Page.IsReplay);
        Assert.Equal(4, new[] { summary, refused, here, there }.Select(page => page.CheckoutKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1, refusedCreates);
        Assert.NotNull(goesOn.Find(byPhone ? "[data-payment-status=pending]" : "a[data-checkout-forward]"));
    }

    [Fact]
    public async Task In_doubt_it_is_never_sent_again_neither_now_nor_after_its_key_is_forgotten()
    {
        await using var shop = await OpenAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = new ResultPage(await summary.PressesPayAsync(ByPhone));

        var again = new ResultPage(await summary.PressesPayAsync(ByPhone));
        await shop.WaitsAsync(TimeSpan.FromHours(25));
        var nextDay = new ResultPage(await summary.PressesPayAsync(ByPhone));

        Assert.All([first, again, nextDay], page => Assert.Equal("unknown", page.Status));
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task What_was_wrong_with_a_form_is_not_remembered_with_its_key()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var wrong = new SummaryPage(await summary.PressesPayAsync(("email", "not an address")));

        var repaired = await summary.PaysAsync();

        Assert.Single(wrong.Problems);
        Assert.False(repaired.Page.IsReplay);
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-key")]
    public async Task Without_a_key_a_program_is_told_400(string key)
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answer = await AsksAsync(summary, ("checkoutKey", key));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Answer.StatusCode);
        Assert.Equal("application/json", answer.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, await CreatesAsync(shop));
    }

    [Theory]
    [InlineData(false, "23:59:59", true, 1)]
    [InlineData(false, "1.00:00:01", false, 1)]
    [InlineData(true, "23:59:59", null, 1)]
    [InlineData(true, "1.00:00:01", false, 2)]
    public async Task A_key_is_forgotten_after_a_day_and_one_open_invoice_still_holds(bool otherCart, string after, bool? replayed, int creates)
    {
        await using var shop = await OpenAsync(new() { Values = { ["Checkout:Reconciliation:ExpireAfter"] = "3.00:00:00" } });
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();

        shop.Clock.Advance(TimeSpan.Parse(after, System.Globalization.CultureInfo.InvariantCulture));
        shop.Desk.Carts[cart.Reference] = otherCart ? Doubled(cart) : cart;
        var answer = await summary.PressesPayAsync(("cartSeen", ""));

        Assert.Equal(replayed is null ? HttpStatusCode.UnprocessableEntity : HttpStatusCode.OK, answer.Answer.StatusCode);
        Assert.Equal(replayed == true, answer.IsReplay);
        Assert.Equal(replayed is not null, answer.Find("a[data-checkout-forward]") is not null);
        Assert.Equal(creates, await CreatesAsync(shop));
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE status = 'Pending' AND superseded_at IS NULL"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Forgotten_keys_are_deleted_and_remembered_ones_are_not(Store store)
    {
        await using var shop = await OpenAsync(new() { Store = store });
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
        for (var key = 0; key < (2 * KeySweep.Batch) + 7; key++)
        {
            await shop.Database.ExecuteAsync("INSERT INTO checkout_key (checkout_key, payment_id, created_at) VALUES (@key, 'p', @at)", new { key = $"k{key}", at = shop.Clock.GetUtcNow().AddHours(-24).ToUnixTimeMilliseconds() });
        }

        shop.Clock.Advance(TimeSpan.FromHours(1));

        await Eventually.TrueAsync(async () => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_key WHERE payment_id = 'p'") == 0);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_key"));
    }

    [Fact]
    public async Task A_changed_cart_takes_the_place_of_the_first_whose_late_money_is_still_found_and_listed()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var old = (await shop.PaymentAsync(cart.Reference)).Id;
        await (await shop.GoesToPayAsync(Doubled(cart), browser)).PaysAsync();
        var current = (await shop.PaymentAsync(cart.Reference)).Id;
        await shop.Gateway.ApprovesAsync(current);
        await shop.SettlesAsync();

        await shop.Gateway.LosesCallbacksAsync();
        await shop.Gateway.ApprovesAsync(old);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        var concern = Assert.Single(await shop.Services.GetRequired<ICheckout>().NeedsAPersonAsync());
        Assert.NotEqual(old, current);
        Assert.Equal((old, PaymentConcernKind.Duplicate), (concern.Payment.Id, concern.Kind));
        Assert.Equal(Money.Xof(10_000), (await shop.PaymentAsync(cart.Reference)).Amount);
        Assert.Equal(1, await shop.TimesFulfilledAsync(cart.Reference));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_browser_that_hangs_up_while_the_gateway_is_asked_stops_nothing(bool byPhone)
    {
        var create = new HeldCreate();
        await using var shop = await OpenAsync(new() { Host = create.Hold });
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        using var hangUp = new CancellationTokenSource();
        var press = summary.PressesPayAsync(hangUp.Token, byPhone ? ByPhone : []);
        await create.Reached;

        await hangUp.CancelAsync();
        create.GoOn();
        await Record.ExceptionAsync(() => press);
        await Eventually.TrueAsync(async () => (await shop.PaymentAsync(cart.Reference)).Status == PaymentStatus.Pending);
        var again = await summary.PressesPayAsync(byPhone ? ByPhone : []);

        Assert.True(again.IsReplay);
        Assert.Equal(1, await CreatesAsync(shop));
    }

    private static Cart Doubled(Cart cart) => cart with { Lines = [cart.Lines[0] with { Quantity = 2 * cart.Lines[0].Quantity }], Total = cart.Total * 2 };

    private static async Task<int> CreatesAsync(Shop shop) => await shop.Gateway.CreatesAsync() + (await shop.Gateway.DirectCreatesAsync()).Count;

    private static Task<Shop> OpenAsync(ShopSettings? settings = null)
    {
        settings ??= new();
        settings.Values["Checkout:Methods"] = "Hosted, Mobile, Wallet";
        return Shop.OpenAsync(settings);
    }

    private static Task<Page> AsksAsync(SummaryPage summary, params (string Name, string Value)[] fields) => summary.AsksAsync([], fields);
}
