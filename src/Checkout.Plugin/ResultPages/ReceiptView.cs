using QRCoder;

namespace LigdiCash.Checkout;

/// <summary>The receipt of a paid payment.</summary>
/// <param name="Payment">The paid payment.</param>
/// <param name="Order">The shop's order number, or the cart's label or reference while there is none.</param>
/// <param name="Page">The public address of the payment's page.</param>
public sealed record ReceiptView(CheckoutPayment Payment, string Order, Uri Page)
{
    /// <summary><see cref="Page"/> as a QR code.</summary>
    public ReceiptCode Code => ReceiptCode.Of(Page);

    internal static ReceiptView? For(CheckoutPayment payment, FulfillmentRow? fulfillment, CheckoutUrls urls) =>
        payment is { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false }
        && fulfillment?.Status is not (FulfillmentStatus.Refused or FulfillmentStatus.Withdrawn)
            ? new(payment, fulfillment?.OrderNumber ?? payment.Label, urls.Receipt(payment.Id)) : null;
}

/// <summary>A QR code as an SVG path.</summary>
/// <param name="Size">The width and height in modules, with the quiet zone.</param>
/// <param name="Path">The dark modules, as the <c>d</c> attribute of an SVG path.</param>
public sealed record ReceiptCode(int Size, string Path)
{
    internal static ReceiptCode Of(Uri address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        for (var row = 0; row < code.ModuleMatrix.Count; row++)
        {
            DrawRow(code.ModuleMatrix[row], row, path);
        }

        return new(code.ModuleMatrix.Count, path.ToString());
    }

    private static void DrawRow(System.Collections.BitArray modules, int row, StringBuilder path)
    {
        for (var from = 0; from < modules.Count; from++)
        {
            var width = modules.Cast<bool>().Skip(from).TakeWhile(isDark => isDark).Count();
            if (width > 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"M{from} {row}h{width}v1h-{width}z");
                from += width;
            }
        }
    }
}
