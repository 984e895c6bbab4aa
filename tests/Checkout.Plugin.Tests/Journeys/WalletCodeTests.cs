using System.Globalization;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Repeated requests and wrong codes.
[Slow]
public sealed class WalletCodeTests
{
    private const string Owner = "22670000001";

    [Fact]
    public async Task Eight_posts_of_one_wallet_form_send_one_code()
    {
        await using var shop = await OpenAsync(new() { RealTime = true });
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var pages = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => summary.PressesPayAsync(("method", "wallet"), ("phone", Owner)))));

        Assert.All(pages, page => Assert.NotNull(page.Find("[data-checkout-code-sent]")));
        Assert.Single(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task No_code_is_sent_for_a_paid_unknown_or_changed_purchase()
    {
        await using var shop = await OpenAsync();
        var (paid, doubtful, dearer) = (Some.Cart(), Some.Cart(), Some.Cart(5_000));
        var late = await shop.GoesToPayAsync(dearer);
        await (await shop.GoesToPayAsync(paid)).PaysAsync();
        await shop.Gateway.ApprovesAsync((await shop.PaymentAsync(paid.Reference)).Id);
        await shop.SettlesAsync();
        await shop.Gateway.FailsAsync("direct-create", "drop-after");
        await (await shop.GoesToPayAsync(doubtful)).PressesPayAsync(Mobile(MoovBurkina));
        shop.Script.Carts[dearer.Reference] = Some.Cart(9_000) with { Reference = dearer.Reference };

        Assert.Equal("paid", new ResultPage(await (await shop.GoesToPayAsync(paid)).PressesPayAsync(Wallet)).Status);
        Assert.Equal("unknown", new ResultPage(await (await shop.GoesToPayAsync(doubtful)).PressesPayAsync(Wallet)).Status);
        Assert.Single(new SummaryPage(await late.PressesPayAsync(Wallet)).Problems);
        Assert.Empty(await shop.Gateway.LedgerAsync("debit-otp"));
    }

    [Fact]
    public async Task After_five_codes_the_right_one_pays_but_the_tries_are_limited()
    {
        await using var shop = await OpenAsync();
        var page = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));
        for (var request = 0; request < 4; request++)
        {
            page = new SummaryPage(await page.PressesPayAsync(("newCode", "1")));
        }

        var waiting = new ResultPage(await page.PressesPayAsync(("otp", await shop.Gateway.WalletCodeAsync())));
        var guesses = await shop.GoesToPayAsync(Some.Cart());
        for (var guess = 0; guess < 20; guess++)
        {
            guesses = new SummaryPage(
                await guesses.PressesPayAsync(("method", "wallet"), ("phone", "22670000002"), ("otp", $"1111{guess:00}")));
        }

        Assert.Equal("pending", waiting.Status);
        Assert.Equal(1 + 5, (await shop.Gateway.LedgerAsync("wallet-create")).Count);
    }

    [Theory]
    [InlineData("{0}-{1}")]
    [InlineData("{0}\u2013{1}")]
    [InlineData(" {0}\u00A0{1} ")]
    [InlineData("\u200E{0}\u200B{1}")]
    public async Task A_code_pays_in_groups_and_with_pasted_characters(string written)
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));
        var code = await shop.Gateway.WalletCodeAsync();
        var typed = string.Format(CultureInfo.InvariantCulture, written, code[..3], code[3..]);

        Assert.Equal("pending", new ResultPage(await asked.PressesPayAsync(("otp", typed))).Status);
    }

    [Fact]
    public async Task A_code_pays_in_full_width_digits()
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));
        var code = await shop.Gateway.WalletCodeAsync();

        var waiting = await asked.PressesPayAsync(("otp", string.Concat(code.Select(digit => (char)(digit - '0' + '\uFF10')))));

        Assert.Equal("pending", new ResultPage(waiting).Status);
    }

    [Fact]
    public async Task The_Enter_key_pays_and_asks_for_no_new_code()
    {
        await using var shop = await OpenAsync();

        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));

        Assert.Null(asked.Page.Require("form[data-checkout-form=pay] button[type=submit]").GetAttribute("name"));
        Assert.NotNull(asked.Page.Find("button[name=newCode]"));
    }

    [Fact]
    public async Task Another_number_on_the_codes_page_gets_a_code_of_its_own()
    {
        await using var shop = await OpenAsync();
        var asked = new SummaryPage(await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Wallet));

        var other = new SummaryPage(await asked.PressesPayAsync(("phone", "22670000002")));

        Assert.Empty(other.Problems);
        Assert.Equal(2, (await shop.Gateway.LedgerAsync("debit-otp")).Count);
    }

    private static (string, string)[] Wallet => [("method", "wallet"), ("phone", Owner)];
}
