using System.Text;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// A client that only reads changes nothing. A client that writes without a form changes nothing either.
public sealed class CrawlerTests
{
    private static readonly string[] Queries =
    [
        "", "?left=1&receipt=1&status=paid&amount=1", "?id=' OR 1=1--&delete=1&_method=DELETE",
        "?reference=panier&cancel=1&refund=1&state=Paid", "?token=x&response_code=00&status=completed",
    ];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A45_A_crawler_that_follows_every_link_with_every_query_changes_nothing(Store store)
    {
        await using var shop = await AllPaymentMethods.OpenAsync(new() { Store = store });
        var browser = shop.OpensBrowser();
        var payments = new[] { await PaidAsync(shop, browser), await OpenAsync(shop, browser), await DeclinedAsync(shop, browser) };
        var (before, asked) = (await DatabaseSnapshot.OfAsync(shop), await AllPaymentMethods.CreatesAsync(shop));

        var seen = await CrawlsAsync(
            browser, ["checkout", .. payments.SelectMany(id => ResponseSampler.PathsOf(id)).Select(path => $"checkout/{path}")]);

        Assert.True(seen > 60, $"Only {seen} pages were seen.");
        Assert.Equal(before, await DatabaseSnapshot.OfAsync(shop));
        Assert.Equal(asked, await AllPaymentMethods.CreatesAsync(shop));
    }

    [Fact]
    public async Task A45_The_cancel_address_cancels_nothing_and_the_payer_may_still_pay()
    {
        await using var shop = await Shop.OpenAsync();
        var payer = await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        var id = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();

        await shop.OpensBrowser().OpenAsync($"checkout/cancel/{id}");
        await shop.ProcessesDueWorkAsync();
        var pending = (await shop.PaymentByIdAsync(id)).Status;
        var interstitial = await payer.ApprovesAsync();
        await shop.Gateway.DeliversCallbacksAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(CheckoutPaymentStatus.Pending, pending);
        Assert.Equal("paid", (await interstitial.ContinuesAsync()).Status);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A48_A_post_without_a_form_of_the_checkout_writes_nothing(Store store)
    {
        await using var shop = await AllPaymentMethods.OpenAsync(new() { Store = store });
        var ids = new[] { await PaidAsync(shop, shop.OpensBrowser()), await OpenAsync(shop, shop.OpensBrowser()), CheckoutId.New(), "x" };
        var before = await DatabaseSnapshot.OfAsync(shop);

        foreach (var (path, body, type) in Posts(ids))
        {
            foreach (var verb in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
            {
                var answer = await shop.OpensBrowser().GoAsync(
                    () => new(verb, new Uri(Shop.Home, $"checkout/{path}")) { Content = new StringContent(body, Encoding.UTF8, type) });
                Assert.InRange((int)answer.Answer.StatusCode, 200, 499);
            }
        }

        Assert.Equal(before, await DatabaseSnapshot.OfAsync(shop));
    }

    private static IEnumerable<(string Path, string Body, string Type)> Posts(string[] ids) =>
        from id in ids
        from path in ResponseSampler.PathsOf(id).Concat(["pay", "callback", $"payout-callback/{id}", "settings", $"payments/{id}/delete"])
        from form in new[]
        {
            ($$"""{"transaction_id":"{{id}}","status":"completed","amount":1,"token":"x"}""", "application/json"),
            (
                $"transaction_id={id}&status=completed&amount=1&state=Paid&checkoutKey={CheckoutId.New()}&return_url=https://evil.example",
                "application/x-www-form-urlencoded"),
        }
        select (path, form.Item1, form.Item2);

    private static async Task<int> CrawlsAsync(Browser browser, IEnumerable<string> from)
    {
        var (waiting, seen) = (new Queue<string>(from), new HashSet<string>(StringComparer.Ordinal));
        while (waiting.TryDequeue(out var address))
        {
            foreach (var query in address.Contains('?', StringComparison.Ordinal) ? Queries[..1] : Queries)
            {
                if (seen.Add(address + query))
                {
                    (await LinksOfAsync(browser, address + query)).ForEach(waiting.Enqueue);
                }
            }
        }

        return seen.Count;
    }

    // Links within the checkout. A link to the gateway's page is not followed.
    private static async Task<List<string>> LinksOfAsync(Browser browser, string address)
    {
        var page = await browser.OpenAsync(address);
        return [.. page.All("[href], [src], [action], [data-watch]")
            .SelectMany(element => new[] { "href", "src", "action", "data-watch" }.Select(element.GetAttribute)).OfType<string>()
            .Select(link => new Uri(page.Address, link))
            .Where(link => link.Port == Shop.Home.Port && link.AbsolutePath.StartsWith("/checkout", StringComparison.Ordinal))
            .Select(link => link.PathAndQuery)];
    }

    private static async Task<string> OpenAsync(Shop shop, Browser browser) =>
        new ResultPage(await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync(Mobile(MoovBurkina))).PaymentId;

    private static async Task<string> PaidAsync(Shop shop, Browser browser)
    {
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync(("method", "hosted"));
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        return (await interstitial.ContinuesAsync()).PaymentId;
    }

    private static async Task<string> DeclinedAsync(Shop shop, Browser browser)
    {
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PaysAsync(("method", "hosted"));
        var interstitial = await (await forwarding.GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        return (await interstitial.ContinuesAsync()).PaymentId;
    }
}
