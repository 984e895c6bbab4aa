using System.Text;
using QRCoder;

namespace Checkout.Plugin;

/// <summary>What proves to anybody that it is paid: on the page, on paper, and by the square that leads to the page.</summary>
/// <param name="Payment">The payment, which is paid.</param>
/// <param name="Order">The shop's number of the order, or the purchase's reference as long as there is none.</param>
/// <param name="Page">The payment's own page, as whoever reads the receipt opens it.</param>
public sealed record ReceiptView(CheckoutPayment Payment, string Order, Uri Page)
{
    /// <summary><see cref="Page"/> as a QR code.</summary>
    public ReceiptCode Code => ReceiptCode.Of(Page);

    // Null: there is nothing to prove, or the money is to be returned.
    internal static ReceiptView? For(CheckoutPayment payment, FulfillmentRow? fulfillment, CheckoutUrls urls) =>
        payment is { Status: CheckoutPaymentStatus.Paid, IsDuplicate: false } && fulfillment?.Status is not (FulfillmentStatus.Refused or FulfillmentStatus.Withdrawn)
            ? new(payment, fulfillment?.OrderNumber ?? payment.Reference, urls.Receipt(payment.Id))
            : null;
}

/// <summary>A QR code as one drawing.</summary>
/// <param name="Size">Its width and height, squares, with its white edge.</param>
/// <param name="Path">The dark squares, as the <c>d</c> of an SVG path.</param>
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

    private static void DrawRow(System.Collections.BitArray squares, int row, StringBuilder path)
    {
        for (var from = 0; from < squares.Count; from++)
        {
            var to = from;
            while (to < squares.Count && squares[to])
            {
                to++;
            }

            if (to > from)
            {
                path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{from} {row}h{to - from}v1h-{to - from}z");
                from = to;
            }
        }
    }
}
