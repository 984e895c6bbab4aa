using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Journeys;

// A paid payment has a receipt, and no other payment has one.
public sealed class ReceiptTests
{
    [Fact]
    public async Task A_paid_payment_has_a_receipt_with_amount_time_and_code()
    {
        await using var shop = await Shop.OpenAsync(new() { Values = { ["Checkout:TimeZone"] = "Africa/Lagos" } });
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart(12_500))).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        var paid = await interstitial.ContinuesAsync();

        var receipt = paid.Page.Require("[data-checkout-receipt]");
        var at = (await shop.PaymentByIdAsync(paid.PaymentId)).PaidAt!.Value.ToOffset(TimeSpan.FromHours(1));
        Assert.Contains("12\u00a0500\u00a0F\u00a0CFA", receipt.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tissu faso danfani", receipt.TextContent, StringComparison.Ordinal);
        Assert.StartsWith(
            $"{at:yyyy-MM-ddTHH:mm}", paid.Page.Require("[data-checkout-receipt] time").GetAttribute("datetime"), StringComparison.Ordinal);
        Assert.Equal(
            ReceiptCode.Of(new Uri(Shop.Home, $"checkout/payments/{paid.PaymentId}?receipt=1")).Path,
            paid.Page.Require("[data-checkout-receipt] svg[role=img] path").GetAttribute("d"));
    }

    [Fact]
    public void The_drawn_code_matches_the_generated_QR_code()
    {
        var address = new Uri("https://shop.example/checkout/payments/0123456789abcdef0123456789abcdef?receipt=1");
        using var code = QRCoder.QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCoder.QRCodeGenerator.ECCLevel.M);

        var drawn = ReceiptCode.Of(address);

        var runs = drawn.Path.Split('M', StringSplitOptions.RemoveEmptyEntries)
            .Select(run => run.Split(' ', 'h', 'v').Take(3).Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList());
        var dark = runs.SelectMany(run => Enumerable.Range(run[0], run[2]).Select(column => (Row: run[1], Column: column))).ToHashSet();
        Assert.Equal(code.ModuleMatrix.Count, drawn.Size);
        Assert.All(
            Enumerable.Range(0, drawn.Size * drawn.Size),
            cell => Assert.Equal(
                code.ModuleMatrix[cell / drawn.Size][cell % drawn.Size], dark.Contains((cell / drawn.Size, cell % drawn.Size))));
    }

    [Fact]
    public async Task A_receipt_read_by_another_does_not_run_the_return_handler()
    {
        var greeted = 0;
        await using var shop = await Shop.OpenAsync(
            new() { Configure = checkout => checkout.Services.AddScoped<IShopperReturnHandler>(_ => new Counts(() => greeted++)) });
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        var paid = await interstitial.ContinuesAsync();

        var cashier = new ResultPage(await shop.OpensBrowser().OpenAsync($"checkout/payments/{paid.PaymentId}?receipt=1"));

        Assert.Equal("paid", cashier.Status);
        Assert.Equal(1, greeted);
        Assert.Equal("noindex", cashier.Page.Answer.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task A_paid_payment_of_a_refused_order_has_no_receipt()
    {
        await using var shop = await Shop.OpenAsync();
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("Sold out."));
        var interstitial = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();

        var refused = await interstitial.ContinuesAsync();

        Assert.Equal("paid", refused.Status);
        Assert.Null(refused.Page.Find("[data-checkout-receipt]"));
        Assert.Null(refused.Page.Find(".co-paid"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unpaid_payment_has_no_receipt(bool declined)
    {
        await using var shop = await Shop.OpenAsync();
        var payer = await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync();
        var interstitial = declined ? await payer.DeclinesAsync() : await payer.CancelsAsync();
        await shop.SettlesAsync();

        Assert.Null((await interstitial.ContinuesAsync()).Page.Find("[data-checkout-receipt]"));
    }

    private sealed class Counts(Action greets) : IShopperReturnHandler
    {
        public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken)
        {
            greets();
            return Task.CompletedTask;
        }
    }
}
