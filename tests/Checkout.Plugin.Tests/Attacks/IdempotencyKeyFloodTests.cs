using System.Net;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A program invents many keys for one open payment.
public sealed class IdempotencyKeyFloodTests
{
    private static readonly IPAddress OneNetwork = IPAddress.Parse("203.0.113.7");

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A93_Hundreds_of_keys_for_one_payment_end_in_429_and_leave_no_row(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        using var refusals = new CountedRefusals(shop);
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PaysAsync();

        var answers = await AskAsync(Enumerable.Repeat(summary, 120));

        Assert.Equal(50, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(70, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(51, await KeysAsync(shop));
        Assert.Equal(["KeysPerHourPerPayment"], refusals.Limits.Distinct());
    }

    [Fact]
    public async Task A93_Fresh_cookies_do_not_help_and_the_payers_own_browser_is_not_blocked()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        var payer = shop.OpensBrowser();
        await (await shop.GoesToPayAsync(cart, payer)).PaysAsync();

        var answers = new List<HttpStatusCode>();
        for (var stranger = 0; stranger < 90; stranger++)
        {
            answers.AddRange(await AskAsync([await shop.GoesToPayAsync(cart)]));
        }

        var again = await (await shop.GoesToPayAsync(cart, payer)).PaysAsync();

        Assert.Equal(50, answers.Count(status => status == HttpStatusCode.OK));
        Assert.Equal(40, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.NotEmpty(again.Link);
        Assert.Equal(52, await KeysAsync(shop));
    }

    [Fact]
    public async Task A93_Browsers_that_joined_have_no_share_of_their_own()
    {
        await using var shop = await Shop.OpenAsync();
        var cart = Some.Cart();
        await (await shop.GoesToPayAsync(cart)).PaysAsync();

        var answers = new List<HttpStatusCode>();
        for (var stranger = 0; stranger < 8; stranger++)
        {
            answers.AddRange(await AskAsync(Enumerable.Repeat(await shop.GoesToPayAsync(cart), 20)));
        }

        Assert.Equal(50, answers.Count(status => status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task A93_One_browser_has_a_limit_of_keys_across_its_payments()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var answers = new List<HttpStatusCode>();
        for (var payment = 0; payment < 3; payment++)
        {
            var summary = await shop.GoesToPayAsync(Some.Cart(), browser);
            await summary.PaysAsync();
            answers.AddRange(await AskAsync(Enumerable.Repeat(summary, 49)));
        }

        Assert.Equal(100, answers.Count(status => status == HttpStatusCode.OK));
    }

    [Fact]
    public async Task A93_One_network_has_a_limit_of_keys_that_affects_no_other_network()
    {
        var address = OneNetwork;
        await using var shop = await Shop.OpenAsync(new() { Pipeline = app => app.ComesFrom(() => address) });
        await JoinsAsync(shop);
        await shop.Database.ExecuteAsync("UPDATE checkout_prompt_limit SET prompts = 1000");

        var refused = await JoinsAsync(shop);
        address = IPAddress.Parse("198.51.100.7");
        var elsewhere = await JoinsAsync(shop);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused);
        Assert.Equal(HttpStatusCode.OK, elsewhere);
    }

    [Fact]
    public async Task A93_An_hour_later_there_are_keys_again()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PaysAsync();
        var before = await AskAsync(Enumerable.Repeat(summary, 51));

        shop.Clock.Advance(TimeSpan.FromHours(1));
        var after = await AskAsync([summary]);

        Assert.Equal(HttpStatusCode.TooManyRequests, before[^1]);
        Assert.Equal([HttpStatusCode.OK], after);
    }

    private static async Task<HttpStatusCode> JoinsAsync(Shop shop)
    {
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await summary.PaysAsync();
        return (await AskAsync([summary])).Single();
    }

    private static async Task<List<HttpStatusCode>> AskAsync(IEnumerable<SummaryPage> summaries)
    {
        var answers = new List<HttpStatusCode>();
        foreach (var summary in summaries)
        {
            var answer = await summary.AsksAsync(
                [("Idempotency-Key", CheckoutId.New())], ("firstName", "Awa"), ("lastName", "Ouédraogo"), ("email", "awa@example.com"));
            answers.Add(answer.Answer.StatusCode);
        }

        return answers;
    }

    private static async Task<long> KeysAsync(Shop shop) => await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_key");
}
