using System.Text;
using AngleSharp.Dom;
using Xunit;
using static Checkout.Plugin.Tests.AllPaymentMethods;

namespace Checkout.Plugin.Tests.Texts;

// In a language from right to left, codes, numbers and amounts are still read from left to right.
public sealed class RightToLeftTests
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';

    [Theory]
    [InlineData("ar", "rtl")]
    [InlineData("ar-TD", "rtl")]
    [InlineData("ff-Adlm", "rtl")]
    [InlineData("nqo", "rtl")]
    [InlineData("wo", "ltr")]
    [InlineData("fr", "ltr")]
    public async Task A_page_has_the_direction_of_its_language(string language, string direction)
    {
        await using var shop = await OpenAsync(language);

        var summary = await shop.GoesToPayAsync(Some.Cart());
        var forwarding = await summary.PaysAsync(("method", "hosted"));

        Assert.Equal(direction, summary.Page.Require(".co").GetAttribute("dir"));
        Assert.Equal(direction, summary.Page.Require("html").GetAttribute("dir"));
        Assert.Equal(direction, forwarding.Page.Require("html").GetAttribute("dir"));
    }

    [Fact]
    public async Task Codes_numbers_and_amounts_of_the_summary_are_isolated()
    {
        await using var shop = await OpenAsync("ar");

        var page = (await shop.GoesToPayAsync(Some.Cart())).Page;

        Assert.All(page.All("data[value], #co-phone, #co-otp, #co-email, .co-quantity"), IsLeftToRight);
        IsLeftToRight(page.Require("a[href^=tel]"));
        Assert.Equal("Tissu faso danfani", page.Require(".co-lines th bdi").TextContent);
        Assert.Contains($"{FirstStrongIsolate}12\u00a0500\u00a0F\u00a0CFA{PopIsolate}", page.Require("button.co-button").TextContent,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instruction_isolates_the_code_to_dial_and_the_number()
    {
        await using var shop = await OpenAsync("ar");

        var waiting = new ResultPage(
            await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(Mobile("225 05 00 00 00 01", "MTN CI")));

        var instruction = waiting.Page.Require("[data-checkout-instruction]").TextContent;
        Assert.Contains($"{FirstStrongIsolate}*133#{PopIsolate}", instruction, StringComparison.Ordinal);
        Assert.Contains($"{FirstStrongIsolate}225****0001{PopIsolate}", instruction, StringComparison.Ordinal);
    }

    [Fact]
    public async Task References_and_amounts_of_the_receipt_are_isolated()
    {
        await using var shop = await OpenAsync("ar");
        var summary = await shop.GoesToPayAsync(Some.Cart());
        var interstitial = await (await (await summary.PaysAsync(("method", "hosted"))).GoesOnAsync()).ApprovesAsync();
        var waiting = await interstitial.ContinuesAsync();
        await shop.SettlesAsync();
        var paid = await waiting.ReloadsAsync();

        Assert.Equal(waiting.OrderReference, waiting.Page.Require(".co-facts bdi").TextContent);
        Assert.Equal([$"N-{paid.OrderReference}"], paid.Page.Texts(".co-receipt .co-facts bdi").Where(text => text.StartsWith('N')));
        Assert.All(paid.Page.All("data[value]"), IsLeftToRight);
    }

    [Fact]
    public async Task A_page_from_left_to_right_has_no_invisible_characters()
    {
        await using var shop = await OpenAsync("fr");

        var page = (await shop.GoesToPayAsync(Some.Cart())).Page;

        Assert.DoesNotContain(FirstStrongIsolate, page.Html);
    }

    private static void IsLeftToRight(IElement element) => Assert.Equal("ltr", element.GetAttribute("dir"));

    private static Task<Shop> OpenAsync(string language) => AllPaymentMethods.OpenAsync(new()
    {
        Values = { ["Checkout:Language"] = language },
        Configure = checkout =>
        {
            foreach (var added in new[] { "ar", "ff-Adlm", "nqo", "wo" })
            {
                checkout.AddTexts(added, new MemoryStream(Encoding.UTF8.GetBytes("""{ "summary.pay": "ادفع {0}" }""")));
            }
        },
    });
}
