using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The wallet's two steps: the number requests a code on its owner's phone, and the code pays.
public sealed class WalletPaymentTests
{
    private const string Owner = "22670000001";

    [Fact]
    public async Task The_code_is_asked_for_only_after_it_was_sent_and_the_right_one_pays()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var asked = new SummaryPage(await summary.PressesPayAsync(("method", "wallet"), ("phone", Owner)));
        var waiting = new ResultPage(await asked.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync())));
        await shop.Gateway.ApprovesAsync(waiting.PaymentId);
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();

        Assert.Null(summary.Page.Find("[data-checkout-code-sent]"));
        Assert.NotNull(asked.Page.Find("[data-checkout-code-sent]"));
        Assert.Empty(asked.Problems);
        Assert.Equal("paid", paid.Status);
        Assert.Equal(1, await shop.TimesFulfilledAsync(paid.OrderReference));
    }

    [Theory]
    [InlineData("111111")]
    [InlineData("999999")]
    [InlineData("")]
    public async Task A_wrong_expired_or_missing_code_is_reported_and_correctable(string code)
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", Owner)));

        var again = new SummaryPage(await asked.PressesPayAsync(("otp", code)));
        var waiting = new ResultPage(await again.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync())));

        Assert.Single(again.Problems);
        Assert.NotNull(again.Page.Find("[data-checkout-code-sent]"));
        Assert.Equal("pending", waiting.Status);
        Assert.Single(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task The_number_of_wallet_codes_is_limited()
    {
        await using var shop = await OpenAsync();
        var page = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", Owner)));

        for (var request = 0; request < 10; request++)
        {
            page = new SummaryPage(await page.PressesPayAsync(("newCode", "1")));
        }

        Assert.Single(page.Problems);
        Assert.Equal(5, (await shop.Gateway.LedgerAsync("debit-otp")).Count);
    }

    [Fact]
    public async Task A_number_without_a_wallet_is_reported_and_asks_for_no_code()
    {
        await using var shop = await OpenAsync();

        var again = new SummaryPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", "22670990029")));

        Assert.Single(again.Problems);
        Assert.Null(again.Page.Find("[data-checkout-code-sent]"));
    }

    [Theory]
    [InlineData("status-500")]
    [InlineData("html")]
    [InlineData("drop-before")]
    public async Task A_failing_gateway_sends_no_code_and_the_shopper_may_try_again(string fault)
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        await shop.Gateway.FailsAsync("debit-otp", fault);

        var again = new SummaryPage(await summary.PressesPayAsync(("method", "wallet"), ("phone", Owner)));
        var asked = new SummaryPage(await again.PressesPayAsync());

        Assert.Single(again.Problems);
        Assert.NotNull(asked.Page.Find("[data-checkout-code-sent]"));
    }

    [Fact]
    public async Task A_debit_without_an_answer_is_unknown_and_not_sent_again()
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(("method", "wallet"), ("phone", Owner)));
        await shop.Gateway.FailsAsync("wallet-create", "drop-after");

        var unknown = new ResultPage(await asked.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync())));

        Assert.Equal("unknown", unknown.Status);
        Assert.Single(await shop.Gateway.LedgerAsync("wallet-create"));
    }

    [Fact]
    public async Task Programs_get_the_notice_that_the_code_was_sent()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var fields = new[] { "checkoutKey", "__RequestVerificationToken", "reference" }
            .Select(
                name => KeyValuePair.Create(name, summary.Page.Require($"form[data-checkout-form] [name={name}]").GetAttribute("value")!));

        var answer = await summary.Page.Browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, "checkout/pay"))
        {
            Headers = { { "Accept", "application/json" } },
            Content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("method", "wallet"), KeyValuePair.Create("phone", Owner)]),
        });

        Assert.Equal("""{"status":"code-sent"}""", answer.Html);
    }

    private static Task<Shop> OpenAsync() =>
        Shop.OpenAsync(new() { Values = { ["Checkout:AllowedPaymentMethods"] = "Hosted, Mobile, Wallet" } });
}
