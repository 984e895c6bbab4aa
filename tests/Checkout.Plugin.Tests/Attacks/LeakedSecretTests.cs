using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Attacks;

// No response contains a secret: pages, headers, addresses, JSON, style sheet and script are searched.
public sealed class LeakedSecretTests
{
    private const string Code = "918273";
    private const string Number = "60 55 44 33";
    private const string Person = "Ouédraogo-Canari";

    [Fact]
    public async Task A60_No_answer_holds_a_key_a_token_a_code_or_a_whole_number()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var browser = shop.OpensBrowser();
        await ResponseSampler.AllAsync(shop, browser);
        var phone = await (await shop.GoesToPayAsync(Some.Cart(), browser)).PressesPayAsync(
            [.. Mobile(Number, "ORANGE BURKINA", Code), ("lastName", Person)]);
        var payment = await shop.PaymentByIdAsync(new ResultPage(phone).PaymentId);
        await shop.Gateway.ApprovesAsync(payment.Id);
        await shop.SettlesAsync();
        await browser.OpenAsync(phone.Address.AbsoluteUri);
        await browser.OpenAsync(phone.Require("link[rel=stylesheet]").GetAttribute("href")!);
        await browser.OpenAsync($"checkout/assets/{CheckoutAssets.Version}/checkout.js");

        var tokens = (await shop.Gateway.InvoicesAsync()).Select(invoice => invoice!["token"]!.GetValue<string>()).ToList();
        string[] canaries =
        [
            Shop.ApiKey, Shop.ApiToken, Code, "22660554433", "60554433", payment.Row.TokenHash!, payment.Row.Fingerprint,
            payment.Row.Browser!, "Server=", "Data Source", ".cs:line", "Microsoft.Data", "checkout_payment", "SELECT ",
        ];

        Assert.True(browser.Answers.Count > 25 && tokens.Count >= 3, "too few answers to prove anything");
        foreach (var answer in browser.Answers)
        {
            var (all, address) = (await answer.WholeTextAsync(), answer.RequestMessage!.RequestUri!.AbsoluteUri);
            Assert.DoesNotContain(canaries, canary =>
                all.Contains(canary, StringComparison.OrdinalIgnoreCase) || address.Contains(canary, StringComparison.OrdinalIgnoreCase));
            Assert.False(address.Contains("Canari", StringComparison.Ordinal));
            // Only the forwarding page names the payment page, whose address contains the token.
            Assert.True(
                all.Contains("data-checkout-forward", StringComparison.Ordinal)
                    || all.Contains("\"forward\"", StringComparison.Ordinal)
                    || !tokens.Exists(token => all.Contains(token, StringComparison.Ordinal)),
                all);
        }
    }

    [Fact]
    public async Task A60_A_typed_number_or_name_appears_only_in_the_shoppers_own_form()
    {
        await using var shop = await AllPaymentMethods.OpenAsync();
        var mine = shop.OpensBrowser();
        var refused = await (await shop.GoesToPayAsync(Some.Cart(), mine)).PressesPayAsync(
            ("method", "mobile"), ("phone", $"{Number} 99 99 99 99 99"), ("lastName", Person));
        var (others, known) = (shop.OpensBrowser(), refused.Require("[name=reference]").GetAttribute("value"));

        await others.OpenAsync($"checkout?reference={known}");

        Assert.Contains(Number, refused.Require("[name=phone]").GetAttribute("value"), StringComparison.Ordinal);
        Assert.All(others.Seen, page => Assert.DoesNotContain("Canari", page, StringComparison.Ordinal));
        Assert.All(others.Seen, page => Assert.DoesNotContain(Number, page, StringComparison.Ordinal));
    }
}
