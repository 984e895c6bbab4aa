using System.Text.Json.Nodes;
using LigdiCash.Client;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// The payment page of an answer belongs to the gateway, to the operator or to a stranger.
public sealed class PaymentPageHostTests
{
    public static TheoryData<string> Strange =>
    [
        "https://app.ligdicash.com.evil.example/pay", "https://ligdicash.com.co/pay", "https://evil-ligdicash.com/pay",
        "https://mpayment.orange-money.com/ci/pay",
        "https://app.l\u0456gdicash.com/pay", "https://аpp.ligdicash.com.рф/pay", "https://paiement-é.example/pay",
        "https://ligdicash.com./pay", "https://app.ligdicash.com\u2024evil.example/pay",
        "https://xn--80ak6aa92e.com/pay", "https://[2001:db8::1]/pay", "https://\u00AD.example/pay", "https://a\u200Db.example/pay",
    ];

    // Every operator with a payment page of its own, and a number of its country.
    public static TheoryData<string, string, string> Redirecting => new()
    {
        { "ORANGE CI", "+225 07 00 00 00 01", "https://mpayment.orange-money.com/ci/pay" },
        { "ORANGE MALI", "+223 70 00 00 01", "https://mpayment.orange-money.com/ml/pay" },
        { "ORANGE GUINEE", "+224 620 00 00 01", "https://app.ligdicash.com/pay/1" },
        { "MTN GUINEE", "+224 660 00 00 01", "https://client.ligdicash.com/directpayment/invoice/1" },
        { "WAVE SENEGAL", "+221 70 000 00 01", "https://ligdicash.com/pay/1" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A77_An_invoice_with_a_page_on_a_strange_host_is_unusable(string page)
    {
        await using var shop = await OpenAsync(page);
        var cart = Some.Cart();

        var answer = await (await shop.GoesToPayAsync(cart)).PressesPayAsync();

        Assert.NotEmpty(answer.Texts("[data-checkout-problem]"));
        Assert.Null(answer.Find("a[data-checkout-forward]"));
        Assert.Equal(CheckoutPaymentStatus.Abandoned, (await shop.PaymentAsync(cart.Reference)).Status);
        Assert.Contains("Checkout:LigdiCash:PaymentPageHosts", Assert.Single(shop.Log.Ours, IsWarning), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Strange))]
    public async Task A77_A_prompt_with_a_page_on_a_strange_host_shows_no_link(string page)
    {
        await using var shop = await OpenAsync(page);

        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile("+221 70 000 00 01", "WAVE SENEGAL")));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();

        Assert.Equal("pending", waiting.Status);
        Assert.Null(waiting.Page.Find("a[data-checkout-forward]"));
        Assert.Equal("paid", (await waiting.ReloadsAsync()).Status);
        Assert.Contains("Checkout:LigdiCash:PaymentPageHosts", Assert.Single(shop.Log.Ours, IsWarning), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A77_The_warning_names_only_the_host_and_in_ASCII()
    {
        await using var shop = await OpenAsync("https://app.l\u0456gdicash.com/pay/secret-path");

        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync();

        var warning = Assert.Single(shop.Log.Ours, IsWarning);
        Assert.Contains("app.xn--lgdicash-", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", warning, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Redirecting))]
    public async Task A77_Each_operator_that_redirects_is_forwarded_to_its_documented_host(string named, string phone, string page)
    {
        await using var shop = await OpenAsync(page);

        var forwarding = new ForwardingPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named)));

        Assert.Equal(page, forwarding.Link);
    }

    [Fact]
    public void A77_The_table_lists_every_operator_that_redirects() => Assert.Equal(
        Operators.Default.All.Where(@operator => @operator.Mode is ValidationMode.LigdiCashRedirect or ValidationMode.OperatorRedirect)
            .Select(@operator => @operator.Name).Order(StringComparer.Ordinal),
        Redirecting.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("+221 70 000 00 01", "WAVE SENEGAL")]
    [InlineData("+225 01 00 00 00 01", "MOOV CI")]
    public async Task A77_The_host_of_one_operator_is_refused_for_another(string phone, string named)
    {
        await using var shop = await OpenAsync("https://mpayment.orange-money.com/ci/pay");

        var waiting = new ResultPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile(phone, named)));

        Assert.Equal("pending", waiting.Status);
    }

    [Theory]
    [InlineData("https://pay.example/1", "pay.example", "https://pay.example/1")]
    [InlineData("https://PAY.example:8443/1", " other.example , Pay.Example ", "https://pay.example:8443/1")]
    [InlineData("https://paiement-é.example/é?é=1", "paiement-é.example", "https://xn--paiement--j4a.example/%C3%A9?%C3%A9=1")]
    [InlineData("https://paiement-é.example/1", "xn--paiement--j4a.example", "https://xn--paiement--j4a.example/1")]
    public async Task A77_A_host_in_the_settings_is_forwarded_to_in_ASCII(string page, string hosts, string link)
    {
        await using var shop = await OpenAsync(page, hosts);

        var forwarding = await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.Equal(link, forwarding.Link);
    }

    [Theory]
    [InlineData("sub.pay.example")]
    [InlineData("xpay.example")]
    public async Task A_host_in_the_settings_allows_no_other_host(string host)
    {
        await using var shop = await OpenAsync($"https://{host}/1", "pay.example");

        Assert.NotEmpty((await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync()).Texts("[data-checkout-problem]"));
    }

    [Fact]
    public async Task The_port_of_the_gateway_does_not_matter()
    {
        await using var shop = await OpenAsync("http://127.0.0.1:9999/pay");

        Assert.Equal("http://127.0.0.1:9999/pay", (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).Link);
    }

    [Theory]
    [InlineData("https://pay.example")]
    [InlineData("pay.example/pay")]
    [InlineData("pay.example:443")]
    [InlineData("*.example")]
    [InlineData("pay example")]
    public void An_invalid_host_is_reported_at_the_start(string hosts)
    {
        var options = new LigdiCashOptions { ApiKey = new("KEY"), ApiToken = new("TOKEN"), PaymentPageHosts = hosts };

        Assert.Contains(
            "Checkout:LigdiCash:PaymentPageHosts", Assert.Single(options.Faults("Checkout:LigdiCash")), StringComparison.Ordinal);
    }

    private static bool IsWarning(string line) => line.StartsWith("Warning 1008", StringComparison.Ordinal);

    private static Task<Shop> OpenAsync(string page, string hosts = "") => AllPaymentMethods.OpenAsync(new()
    {
        Values = { ["Checkout:LigdiCash:PaymentPageHosts"] = hosts },
        Configure = checkout => TamperedAnswers.AddTo(checkout, answer => Lead(answer, page)),
    });

    private static void Lead(JsonObject answer, string page)
    {
        if (answer["response_code"]?.ToString() == "00" && answer["status"] is null)
        {
            answer["response_text"] = page;
        }
    }
}
