using System.Net;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// The contract of the checkout key, line by line.
public sealed class IdempotentPayTests
{
    private static readonly (string, string)[] ByPhone = Mobile(MoovBurkina);

    public static TheoryData<Store> SeveralNodes => [Store.PostgreSql, Store.PostgreSqlWithRedis];

    public static TheoryData<string, bool> RefusedCodes =>
        new() { { "code03", false }, { "code02", false }, { "code15", true }, { "code16", true }, { "code13", true } };

    [Theory]
    [MemberData(nameof(SeveralNodes))]
    public async Task A_finished_press_has_the_same_answer_on_another_node(Store store)
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
    public async Task A_finished_press_has_the_same_answer_after_a_restart(Store store)
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
    public async Task A_finished_press_shows_its_result_without_the_basket()
    {
        await using var shop = await OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        await summary.PaysAsync();
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(cart.Reference)).Id);
        await shop.SettlesAsync();

        var known = new ResultPage(await summary.PressesPayAsync());
        shop.Script.Carts.Clear();
        var withoutBasket = new ResultPage(await summary.PressesPayAsync());

        Assert.All([known, withoutBasket], page => Assert.Equal("paid", page.Status));
        Assert.Equal(1, await CreatesAsync(shop));
    }

    [Fact]
    public async Task Changed_rules_do_not_change_the_result_of_a_key()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var first = await summary.PaysAsync();

        await shop.RestartsAsync(new() { ["Checkout:MinTotalXof"] = "20000" });
        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.True(second.Page.IsReplay);
    }

    [Theory]
    [MemberData(nameof(RefusedCodes))]
    public async Task A_refused_press_is_refused_on_every_node_and_a_new_press_works(string code, bool byPhone)
    {
        await using var shop = await OpenAsync(new() { Store = Store.PostgreSql });
        var fields = byPhone ? ByPhone : [];
        await shop.Gateway.FailsAsync(byPhone ? "direct-create" : "create", code);
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var refused = new SummaryPage(await summary.PressesPayAsync(fields));
        var here = new SummaryPage(await summary.PressesPayAsync(fields));
        shop.Facing = await shop.StartsAnotherNodeAsync();
        var there = new SummaryPage(await summary.PressesPayAsync(fields));
        var refusedCreates = await CreatesAsync(shop);
        var next = await there.PressesPayAsync(fields);

        Assert.All([here, there], page => Assert.Equal(refused.Problems, page.Problems));
        Assert.All([here, there], page => Assert.True(page.Page.IsReplay));
        Assert.False(refused.Page.IsReplay);
        Assert.Equal(4, new[] { summary, refused, here, there }.Select(page => page.CheckoutKey).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(1, refusedCreates);
        Assert.NotNull(next.Find(byPhone ? "[data-payment-status=pending]" : "a[data-checkout-forward]"));
    }

    [Fact]
    public async Task An_unknown_press_is_never_sent_again_even_without_its_key()
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
    public async Task An_invalid_form_is_not_stored_with_its_key()
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
    public async Task Without_a_key_a_program_gets_400(string key)
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answer = await summary.AsksAsync([], ("checkoutKey", key));

        Assert.Equal(HttpStatusCode.BadRequest, answer.Answer.StatusCode);
        Assert.Equal("application/json", answer.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(0, await CreatesAsync(shop));
    }
}
