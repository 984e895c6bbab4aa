using System.Text.Json.Nodes;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// Scripts in every input: addresses, forms, the gateway's answers and the shop's own articles.
[Slow]
public sealed class CrossSiteScriptingTests
{
    private const string Mark = "xss7";

    public static readonly string[] Corpus =
    [
        $"<script>{Mark}()</script>", $"\"><script>{Mark}()</script>", $"'><img src=x onerror={Mark}()>",
        $"\" onmouseover=\"{Mark}()\" x=\"", $"' autofocus onfocus='{Mark}()", $"javascript:{Mark}()", $"</title><script>{Mark}()</script>",
        $"</textarea><svg onload={Mark}()>", $"<svg/onload={Mark}()>", $"<iframe src=javascript:{Mark}()>",
        $"{{{{constructor.constructor('{Mark}()')()}}}}", $"${{{Mark}()}}", $"<!--><script>{Mark}()</script>-->",
        $"<a href=\"jAvAsCrIpT:{Mark}()\">",
        $"\u2028<script>{Mark}()</script>", $"+ADw-script+AD4-{Mark}()+ADw-/script+AD4-", $"\u00bcscript\u00be{Mark}()\u00bc/script\u00be",
        $"%3Cscript%3E{Mark}()%3C/script%3E", $"&lt;script&gt;{Mark}()&lt;/script&gt;", $"<base href=//{Mark}.example>",
        $"<meta http-equiv=refresh content=0;url=//{Mark}.example>", $"<form action=//{Mark}.example>",
        $"<link rel=stylesheet href=//{Mark}.example>", $"<style>@import '//{Mark}.example'</style>",
        $"<x style=\"x:url(//{Mark}.example)\">", $"<object data=//{Mark}.example>",
    ];

    public static TheoryData<string> Payloads => [.. Corpus];

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A42_Nothing_in_an_address_or_a_form_becomes_part_of_a_page(string payload)
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var cart = Some.Cart();
        var browser = shop.OpensBrowser();
        var (summary, sent) = (await shop.GoesToPayAsync(cart, browser), Uri.EscapeDataString(payload));

        List<Page> pages =
        [
            await browser.OpenAsync($"checkout?reference={sent}"),
            await browser.OpenAsync($"checkout?reference={cart.Reference}&method={sent}&operator={sent}&x={sent}"),
            await browser.OpenAsync($"checkout/payments/{sent}?left={sent}&receipt={sent}"),
            await browser.OpenAsync($"checkout/payments/{sent}/status"),
            await browser.OpenAsync($"checkout/return/{sent}"),
            await browser.OpenAsync($"checkout/cancel/{sent}"),
            await browser.OpenAsync($"checkout/assets/{sent}/{sent}"),
            await ResponseSampler.PostCallbackAsync(browser, $"checkout/payout-callback/{sent}", "x"),
        ];
        foreach (var field in PayFormFields.All)
        {
            pages.Add(await summary.PressesPayAsync([.. Mobile(MoovBurkina), ("checkoutKey", CheckoutId.New()), (field, payload)]));
        }

        Assert.All(pages, page => IsHarmless(page, payload));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A42_Nothing_that_the_gateway_says_becomes_part_of_a_page(string payload)
    {
        string[] deciding = ["response_code", "status", "token", "response_text", "transaction_id"];
        Action<JsonObject> change = _ => { };
        await using var shop = await AllPaymentMethods.OpenAsync(
            new() { Configure = checkout => TamperedAnswers.AddTo(checkout, answer => change(answer)) });
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync(("method", "hosted"))).GoesOnAsync())
            .ApprovesAsync();
        change = TamperedAnswers.EveryTextBut(deciding, payload);
        await shop.SettlesAsync();
        List<Page> pages = [(await interstitial.ContinuesAsync()).Page];

        foreach (var kept in new[] { deciding, ["response_code"], [] })
        {
            change = TamperedAnswers.EveryTextBut(kept, payload);
            pages.Add(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "hosted")));
            pages.Add(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(MoovBurkina)));
            pages.Add(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", MoovBurkina)));
        }

        Assert.All(pages, page => IsHarmless(page, payload));
    }

    [Theory]
    [MemberData(nameof(Payloads))]
    public async Task A43_A_name_of_an_article_or_payer_is_plain_text_on_every_page(string payload)
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Fulfilled(orderNumber: payload, orderPath: "/orders/1"));
        var cart = Some.Cart(new CheckoutLine(payload, 1, Money.Xof(12_500), payload)) with
        {
            Description = payload,
            Payer = new(payload, payload, payload),
        };

        var summary = await shop.GoesToPayAsync(cart);
        var forwarding = await summary.PaysAsync(("method", "hosted"), ("firstName", payload), ("lastName", payload));
        var interstitial = await (await forwarding.GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await interstitial.ContinuesAsync();

        Assert.Contains(payload.Trim(), paid.Page.Text, StringComparison.Ordinal);
        Assert.Equal("paid", paid.Status);
        Assert.All([summary.Page, forwarding.Page, interstitial.Page, paid.Page], page => IsHarmless(page, payload));
    }

    // The payload may appear as text or as the value of a field. It creates no element, no attribute and no address.
    private static void IsHarmless(Page page, string payload)
    {
        Assert.True(
            !page.Html.Contains(payload, StringComparison.Ordinal) || !payload.Any(letter => letter is '<' or '>' or '"' or '\'' or '&'),
            page.Html);
        Assert.All(page.All("script"), script =>
            Assert.Contains("/checkout/assets/", script.GetAttribute("src") ?? "none", StringComparison.Ordinal));
        Assert.Empty(page.All("iframe, object, embed, base, style, svg[onload], img, form:not([action^='/checkout/'])"));
        Assert.DoesNotContain(page.All("*").SelectMany(element => element.Attributes), attribute =>
            attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name == "style");
        Assert.DoesNotContain(AddressesOf(page), address => address.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(AddressesOf(page), address => address.StartsWith("//", StringComparison.Ordinal));
        Assert.DoesNotContain(Mark, page.Refresh, StringComparison.Ordinal);
    }

    private static IEnumerable<string> AddressesOf(Page page) =>
        from element in page.All("[href], [src], [action]")
        from name in new[] { "href", "src", "action" }
        let address = element.GetAttribute(name)
        where address is not null
        select address.TrimStart();
}
