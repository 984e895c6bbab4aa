using LigdiCash.Client;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// Amounts that the gateway writes as text.
public sealed class TextAmountTests
{
    [Theory]
    [InlineData("2500", 2_500L)]
    [InlineData(" 2500 ", 2_500L)]
    [InlineData("2500.0", 2_500L)]
    [InlineData("2500.00", 2_500L)]
    [InlineData("2500,0", 2_500L)]
    [InlineData("2500,00", 2_500L)]
    [InlineData("  2500,00  ", 2_500L)]
    [InlineData("9223372036854775807.00", long.MaxValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("2500.", null)]
    [InlineData("2500.000", null)]
    [InlineData("2500.01", null)]
    [InlineData("2500.10", null)]
    [InlineData("2500.00.00", null)]
    [InlineData("2500.,0", null)]
    [InlineData(".00", null)]
    [InlineData("2 500", null)]
    [InlineData("2\u00A0500", null)]
    [InlineData("2,500", null)]
    [InlineData("2.500", null)]
    [InlineData("2500 .00", null)]
    [InlineData("+2500", null)]
    [InlineData("-2500", null)]
    [InlineData("2.5e3", null)]
    [InlineData("0x9C4", null)]
    [InlineData("2500 XOF", null)]
    [InlineData("２５００", null)]
    [InlineData("2500\\n", null)]
    [InlineData("2500\\u0000", null)]
    [InlineData("   ", null)]
    public async Task A74_Only_digits_with_two_zero_decimals_at_most_are_an_amount(string text, long? francs)
    {
        var gateway = new StubGateway().Answers(Sample.With("confirm.completed", "amount", $"\"{text}\""));

        Assert.Equal(francs, (await gateway.Client().ConfirmInvoiceAsync(new("TOK"))).AmountXof);
    }
}
