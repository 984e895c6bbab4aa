using System.Text.Json.Nodes;
using Checkout.Plugin.Tests.Payouts;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// The gateway sends amount and currency in an undocumented format.
public sealed class AmountFormatTests
{
    [Theory]
    [InlineData("2500.00", "XOF")]
    [InlineData(" 2500 ", "XOF")]
    [InlineData("2500,0", "xof")]
    [InlineData("2500", "Xof")]
    public async Task A74_The_amount_as_text_and_the_currency_in_any_case_pay(string amount, string currency) =>
        Assert.Equal(CheckoutPaymentStatus.Paid, await PaysAsync(amount, currency));

    [Theory]
    [InlineData("2 500", "XOF")]
    [InlineData("2.500", "XOF")]
    [InlineData("+2500", "XOF")]
    [InlineData("25e2", "XOF")]
    [InlineData("2500", "xaf")]
    [InlineData("2500", " XOF")]
    [InlineData("2500", "XOF|XAF")]
    public async Task A74_Every_other_format_goes_to_review(string amount, string currency) =>
        Assert.Equal(CheckoutPaymentStatus.Review, await PaysAsync(amount, currency));

    [Theory]
    [InlineData("xof", CheckoutPaymentStatus.Paid)]
    [InlineData("xaf", CheckoutPaymentStatus.Review)]
    public async Task Two_fields_with_a_currency_must_agree(string other, CheckoutPaymentStatus status) =>
        Assert.Equal(status, await PaysAsync("2500", "XOF", answer => answer["currency"] = other));

    private static async Task<CheckoutPaymentStatus> PaysAsync(string amount, string currency, Action<JsonNode>? change = null)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Configure = checkout => ConfirmRewriter.AddTo(checkout, answer =>
            {
                (answer["amount"], answer["montant"], answer["devise"]) = (amount, amount, currency);
                change?.Invoke(answer);
            }),
        });
        var id = await shop.OpensPaymentAsync(Some.Cart(2_500));

        await shop.Gateway.ApprovesAsync(id);
        await shop.SettlesAsync();

        return (await shop.PaymentByIdAsync(id)).Status;
    }
}
