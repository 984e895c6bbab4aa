using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

public sealed class PayRequestTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql, Store.PostgreSqlWithRedis];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Sixty_four_posts_of_one_form_at_once_make_one_invoice(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store, RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => summary.PaysAsync())));

        Assert.Single(answers.Select(answer => answer.Link).Distinct(StringComparer.Ordinal));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
        Assert.Equal(1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
    }

    [Fact]
    public async Task A62_The_same_form_again_gets_the_same_invoice_and_is_marked_as_a_replay()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var first = await summary.PaysAsync();
        var second = await summary.PaysAsync();

        Assert.Equal(first.Link, second.Link);
        Assert.False(first.Page.Answer.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", second.Page.Answer.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Fact]
    public async Task An_invoice_older_than_a_day_is_not_offered_again()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        var summary = await shop.GoesToPayAsync(cart);
        var first = await summary.PaysAsync();
        shop.Clock.Advance(TimeSpan.FromDays(1));

        var sameForm = new ResultPage(await summary.PressesPayAsync());
        var fresh = await (await shop.GoesToPayAsync(cart)).PaysAsync();

        Assert.Equal("pending", sameForm.Status);
        Assert.NotEqual(first.Link, fresh.Link);
        Assert.Equal(2, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Eight_presses_at_once_for_a_paid_purchase_all_show_that_it_is_paid()
    {
        await using var shop = await Shop.OpenAsync(new() { RealTime = true });
        var cart = Some.Cart();
        var browser = shop.OpensBrowser();
        var late = await shop.GoesToPayAsync(cart, browser);
        await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var id = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();
        await shop.Gateway.ApprovesAsync(id);
        await Eventually.TrueAsync(async () => (await shop.PaymentByIdAsync(id)).Status == CheckoutPaymentStatus.Paid);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => late.PressesPayAsync())));

        Assert.All(answers, page => Assert.Equal("paid", new ResultPage(page).Status));
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_second_key_that_joined_the_open_invoice_is_used_too()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser();
        var first = await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();
        var again = await shop.GoesToPayAsync(cart, browser);
        var joined = await again.PaysAsync();

        shop.Script.Carts[cart.Reference] = cart with { Lines = [cart.Lines[0] with { Quantity = 3 }], Total = Money.Xof(15_000) };
        var reused = await again.PressesPayAsync(("cartSeen", ""));

        Assert.Equal(first.Link, joined.Link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, reused.Answer.StatusCode);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task The_same_purchase_in_another_language_is_the_same_invoice()
    {
        var language = "fr";
        await using var shop = await Shop.OpenAsync(new() { Pipeline = Languages.SpeakAsAsked });
        var cart = Some.Cart(5_000);
        var browser = shop.OpensBrowser(Languages.Asking(() => language));
        var french = await (await shop.GoesToPayAsync(cart, browser)).PaysAsync();

        language = "en";
        var english = await (await shop.GoesToPayAsync(cart with { Lines = [cart.Lines[0] with { Name = "Faso danfani cloth" }] }, browser))
            .PaysAsync();

        Assert.Equal(french.Link, english.Link);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task Every_problem_of_a_cart_is_shown_before_Pay_is_pressed()
    {
        await using var shop = await Shop.OpenAsync();

        var summary = await shop.GoesToPayAsync(new CheckoutCart("panier-2", [new("Miel", 2, Money.Xof(long.MaxValue))], Money.Xof(5)));

        Assert.True(summary.Problems.Count >= 2);
    }

    [Fact]
    public async Task A27_A_price_changed_since_the_page_was_opened_is_shown_before_payment()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart(5_000);
        var summary = await shop.GoesToPayAsync(cart);

        shop.Script.Carts[cart.Reference] =
            cart with { Lines = [cart.Lines[0] with { UnitPrice = Money.Xof(6_000) }], Total = Money.Xof(6_000) };
        var again = new SummaryPage(await summary.PressesPayAsync());

        Assert.Single(again.Problems);
        Assert.Contains("6\u00a0000\u00a0F\u00a0CFA", again.Page.Text, StringComparison.Ordinal);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        await again.PaysAsync();
    }

    [Fact]
    public async Task Every_problem_of_a_cart_is_listed_and_nothing_is_sent()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = new CheckoutCart(
            "panier-1", [new("Miel", 0, Money.Xof(1_000)), new("Café", 1, Money.Xof(-5)), new(" ", 1, Money.Xof(10))],
            Money.Xof(3_000_000));

        var summary = await (await shop.GoesToPayAsync(cart))
            .PressesPayAsync(("email", "not an address"), ("firstName", new string('x', 101)));

        var problems = new SummaryPage(summary).Problems;
        Assert.Equal(6, problems.Count);
        Assert.Contains(problems, problem => problem.Contains("Miel", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("Café", StringComparison.Ordinal));
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
    }

    [Theory]
    [InlineData("checkoutKey", "")]
    [InlineData("checkoutKey", "not-a-key")]
    [InlineData("__RequestVerificationToken", "stale")]
    public async Task A_form_without_a_valid_key_or_forgery_token_is_shown_again(string field, string value)
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = await summary.PressesPayAsync((field, value));

        Assert.Equal(HttpStatusCode.BadRequest, again.Answer.StatusCode);
        Assert.Equal(0, await shop.Gateway.CreatesAsync());
        Assert.NotEqual(summary.CheckoutKey, new SummaryPage(again).CheckoutKey);
        await new SummaryPage(again).PaysAsync();
    }

    [Fact]
    public async Task A_purchase_that_is_paid_leads_to_its_result_and_not_to_a_second_invoice()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var interstitial = await (await (await summary.PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await interstitial.ContinuesAsync();

        var again = new ResultPage(
            await new SummaryPage(await paid.Page.Browser.OpenAsync($"checkout?reference={paid.OrderReference}")).PressesPayAsync());

        Assert.Equal("paid", again.Status);
        Assert.Equal(paid.PaymentId, again.PaymentId);
        Assert.Equal(1, await shop.Gateway.CreatesAsync());
    }

    [Fact]
    public async Task A_program_gets_the_address_of_the_payment_page_as_json()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var token = summary.Page.Require("[name=__RequestVerificationToken]").GetAttribute("value")!;
        var reference = summary.Page.Require("[name=reference]").GetAttribute("value")!;

        var answer = await summary.Page.Browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, "checkout/pay"))
        {
            Headers = { { "Accept", "application/json" } },
            Content = new FormUrlEncodedContent(
                [new("checkoutKey", summary.CheckoutKey), new("__RequestVerificationToken", token), new("reference", reference)]),
        });

        Assert.Contains("\"forward\":\"http", answer.Html, StringComparison.Ordinal);
        Assert.Equal("application/json", answer.Answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task With_nothing_to_pay_the_page_says_so()
    {
        await using var shop = await Shop.OpenAsync();

        var page = await shop.OpensBrowser().OpenAsync("checkout?reference=unknown");

        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Equal("Votre panier est vide", Assert.Single(page.Texts("h1")));
    }
}
