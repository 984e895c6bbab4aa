using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Journeys;

// Phone numbers and one-time codes are not stored in plain text.
public sealed class PhonePrivacyTests
{
    [Fact]
    public async Task Neither_code_nor_number_is_stored_or_logged()
    {
        await using var shop = await OpenAsync();
        var summary = await shop.GoesToPayAsync(Some.Cart());

        var again = await summary.PressesPayAsync(Mobile("22670123987", "ORANGE BURKINA", "000000"));
        var waiting = await new SummaryPage(again).PressesPayAsync(("otp", "918273"));
        string rows = string.Join(
            '\n', await shop.Database.TextsAsync("checkout_payment"), await shop.Database.TextsAsync("checkout_event"),
            await shop.Database.TextsAsync("checkout_prompt_limit"));

        Assert.DoesNotContain("000000", again.Require("form[data-checkout-form]").OuterHtml, StringComparison.Ordinal);
        Assert.All(["918273", "70123987"], secret =>
        {
            Assert.DoesNotContain(secret, rows, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, waiting.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(shop.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
        });
    }

    [Slow]
    [Fact]
    public async Task The_database_alone_does_not_allow_guessing_numbers()
    {
        var cart = Some.Cart();
        async Task<(string Fingerprint, string Prompts)> StoredAsync(params (string, string)[] fields)
        {
            await using var shop = await OpenAsync();
            await (await shop.GoesToPayAsync(cart)).PressesPayAsync(fields);
            var subjects = await shop.Database.ScalarAsync<string>("SELECT GROUP_CONCAT(subject) FROM checkout_prompt_limit");
            return ((await shop.PaymentAsync(cart.Reference)).Row.Fingerprint, subjects ?? "");
        }

        var first = await StoredAsync(Mobile(MoovBurkina));
        var second = await StoredAsync(Mobile(MoovBurkina));
        var (hosted, hostedElsewhere) = (await StoredAsync(("method", "hosted")), await StoredAsync(("method", "hosted")));

        Assert.NotEqual(first.Fingerprint, second.Fingerprint);
        Assert.Empty(first.Prompts.Split(',').Intersect(second.Prompts.Split(',')));
        Assert.Equal(hosted.Fingerprint, hostedElsewhere.Fingerprint);
    }
}
