using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// No input sends the shopper to another site than the gateway.
[Slow]
public sealed class OpenRedirectTests
{
    private const string Evil = "evil.example";

    private static readonly string[] Starts =
    [
        "//", "///", "////", "/\\", "\\\\", "\\/", "/\t/", "/\n/", "/\r/", "\t//", " //", "/ /", "http://", "https://", "https:", "https:/",
        "http:\\\\", "HtTpS://", "ftp://", "javascript://", "data:text/html,", "vbscript:", "file://", "mailto:",
        "/.//", "/..//", "/%2f/", "/%5c", "%2f%2f", "/%09/", "//%0d%0a", "/%0d%0aLocation:%20//", "https://localhost:5080@",
        "//localhost:5080@", "http://localhost:5080.", "https://localhost%2580@", "@", "/@", "/;@", "?//", "#//", "/#//", ".", "../..//",
        "\u2044\u2044", "\uff0f\uff0f", "/\u200b/", "\u3002", "//\u3002", "\0//", "/\0/", "intent://", "x:", "//[::1]@", "//0x7f000001@",
        "//2130706433@", "wss://", "/\\t\\", "/\r\nRefresh: 0;url=//", "url=//", "0;url=//",
    ];

    private static readonly string[] Ends = ["", "/", "/checkout/payments/", "?x=http://localhost:5080/", "#/checkout"];

    public static IReadOnlyList<string> Payloads { get; } = [.. Starts.SelectMany(_ => Ends, (start, end) => $"{start}{Evil}{end}")];

    [Fact]
    public async Task A38_Nothing_in_an_address_or_a_form_leads_out_of_the_shop()
    {
        await using var shop = await Shop.OpenAsync();
        var browser = shop.OpensBrowser();
        var summary = await shop.GoesToPayAsync(Some.Cart(), browser);
        var payment = await (await (await (await summary.PaysAsync()).GoesOnAsync()).CancelsAsync()).ContinuesAsync();

        Assert.True(Payloads.Count >= 300, $"Only {Payloads.Count}.");
        // The server refuses a NUL in an address.
        foreach (var payload in Payloads.Where(payload => !payload.Contains('\0', StringComparison.Ordinal)).Select(Uri.EscapeDataString))
        {
            foreach (var address in new[]
            {
                $"?reference={payload}&returnUrl={payload}&next={payload}",
                $"/payments/{payment.PaymentId}?left={payload}&receipt={payload}&return_url={payload}",
                $"/return/{payment.PaymentId}?next={payload}",
                $"/cancel/{payload}",
            })
            {
                StaysInShop(await browser.OpenAsync($"checkout{address}"));
            }
        }
    }

    [Fact]
    public async Task A38_A_form_that_names_an_address_does_not_lead_there()
    {
        await using var shop = await Shop.OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        foreach (var payload in Payloads.Where((_, index) => index % 5 == 0))
        {
            StaysInShop(await summary.PressesPayAsync(("reference", payload)));
            StaysInShop(await summary.PressesPayAsync(("email", payload)));
        }
    }

    [Fact]
    public async Task A38_An_address_outside_the_shop_is_no_order_path_and_no_shop_path()
    {
        var context = new DefaultHttpContext();
        await using var shop = await Shop.OpenAsync();
        var urls = shop.Services.GetRequired<CheckoutUrls>();

        foreach (var payload in Payloads)
        {
            Assert.True(CheckoutUrls.InShop(context, payload) is not { } link || IsLocal(link), payload);
            shop.Services.GetRequired<CurrentOptions>().Value.ShopPath = payload;
            Assert.True(IsLocal(urls.Shop(context)), payload);
        }
    }

    [Fact]
    public async Task A38_Only_an_address_of_the_gateway_is_linked_as_the_payment_page()
    {
        const string Known = "https://app.ligdicash.com/pay/1";
        var page = "";
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => TamperedAnswers.AddTo(checkout, answer => answer["response_text"] = page) });
        var led = new List<string>();

        foreach (var payload in Payloads.Append(Known))
        {
            page = payload;
            var answer = await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();
            led.AddRange(
                answer.All("a[data-checkout-forward]").Select(link => link.GetAttribute("href")!)
                    .Append(answer.Refresh.Split("url=", 2).Last()).Where(address => address.Length > 0));
        }

        Assert.Equal([Known, Known], led);
    }

    [Fact]
    public async Task A36_A_known_payment_id_does_not_change_where_the_payer_is_sent()
    {
        await using var shop = await Shop.OpenAsync();
        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync(
            ("return_url", "https://evil.example"), ("returnUrl", "https://evil.example"), ("cancel_url", "https://evil.example"),
            ("callback_url", "https://evil.example"), ("shopPath", "//evil.example"));
        var id = (await shop.Gateway.InvoicesAsync())[0]!["transactionId"]!.GetValue<string>();
        var (before, invoice) = (await DatabaseSnapshot.OfAsync(shop), (await shop.Gateway.InvoiceAsync(id)).ToJsonString());

        foreach (var verb in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Patch, HttpMethod.Delete })
        {
            foreach (var path in ResponseSampler.PathsOf(id).Where(path => verb != HttpMethod.Post || !IsReturn(path)))
            {
                using var answer = await SendAsync(shop, verb, path, id);
                Assert.False(answer.IsSuccessStatusCode);
            }
        }

        Assert.Equal(before, await DatabaseSnapshot.OfAsync(shop));
        foreach (var path in ResponseSampler.PathsOf(id).Where(IsReturn))
        {
            using var answer = await SendAsync(shop, HttpMethod.Post, path, id);
            Assert.DoesNotContain("evil", $"{answer.Headers} {await answer.Content.ReadAsStringAsync()}", StringComparison.Ordinal);
        }

        Assert.Equal(invoice, (await shop.Gateway.InvoiceAsync(id)).ToJsonString());
        Assert.DoesNotContain("evil", JsonNode.Parse(invoice)!.ToJsonString(), StringComparison.Ordinal);
        StaysInShop((await (await forwarding.GoesOnAsync()).ApprovesAsync()).Page);
    }

    private static bool IsReturn(string path) =>
        path.StartsWith("return", StringComparison.Ordinal) || path.StartsWith("cancel", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> SendAsync(Shop shop, HttpMethod verb, string path, string id)
    {
        using var client = new HttpClient(shop.CreateHandler());
        using var content = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = id,
            ["return_url"] = "https://evil.example",
            ["returnUrl"] = "https://evil.example",
            ["order_path"] = "//evil.example",
            ["payment_page"] = "https://evil.example",
        });
        using var request = new HttpRequestMessage(verb, new Uri(Shop.Home, $"checkout/{path}")) { Content = content };
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // Reads every address of the page as a browser does: a backslash is a slash, and control characters are ignored.
    private static void StaysInShop(Page page)
    {
        var addresses = page.All("a[href], form, link[href], script[src]").Where(element => !element.HasAttribute("data-checkout-forward"))
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("action") ?? element.GetAttribute("src") ?? "/");
        var refresh = page.Refresh.Split("url=", 2) is [_, var next] ? next : "/";
        Assert.All(addresses.Append(refresh.StartsWith(Gateway.Address.AbsoluteUri, StringComparison.Ordinal) ? "/" : refresh), address =>
            Assert.True(IsLocal(address), address));
        Assert.Equal(Shop.Home.Authority, page.Address.Authority);
        Assert.False(page.Answer.Headers.Location is { IsAbsoluteUri: true });
    }

    private static bool IsLocal(string address)
    {
        var read = string.Concat(address.Where(letter => letter is not ('\t' or '\r' or '\n'))).Trim(' ', '\0').Replace('\\', '/');
        return read.StartsWith('#')
            || (read.StartsWith('/')
                && !read.StartsWith("//", StringComparison.Ordinal)
                && new Uri(Shop.Home, read).Authority == Shop.Home.Authority);
    }
}
