using System.Text.Json;

namespace LigdiCash.Client;

internal static class CreateInvoiceWriter
{
    public static byte[] Write(NewInvoice invoice)
    {
        Check(invoice);
        var order = new CreateInvoiceMessage.Order(
            Bill(invoice),
            new(WireText.Of(invoice.StoreName), Address(invoice.StoreWebsite)),
            new(Address(invoice.CancelUrl), Address(invoice.ReturnUrl), Address(invoice.CallbackUrl)),
            new(invoice.TransactionId));
        return JsonSerializer.SerializeToUtf8Bytes(new CreateInvoiceMessage(order), WireContext.Default.CreateInvoiceMessage);
    }

    // The reference is refused rather than repaired: a changed one would no longer be found by anybody.
    private static void Check(NewInvoice invoice)
    {
        if (invoice.TransactionId.Length == 0 || WireText.Of(invoice.TransactionId) != invoice.TransactionId)
        {
            throw new ArgumentException("TransactionId must have 1 to 255 printable characters.", nameof(invoice));
        }

        if (invoice.TotalXof <= 0 || invoice.Items.Any(item => item.Quantity <= 0 || item.UnitPriceXof < 0))
        {
            throw new ArgumentException("TotalXof and each quantity must be more than 0, and no price negative.", nameof(invoice));
        }
    }

    // A number for the customer would hide every operator but that number's; the other two have no use on this endpoint.
    private static CreateInvoiceMessage.Bill Bill(NewInvoice invoice) => new(
        [.. invoice.Items.Select(Line)],
        invoice.TotalXof,
        Devise: "XOF",
        WireText.Of(invoice.Description),
        Customer: "",
        WireText.Of(invoice.CustomerFirstName),
        WireText.Of(invoice.CustomerLastName),
        WireText.Of(invoice.CustomerEmail),
        ExternalId: "",
        Otp: "");

    private static CreateInvoiceMessage.Line Line(InvoiceItem item) => new(
        WireText.Of(item.Name),
        WireText.Of(item.Description),
        item.Quantity,
        item.UnitPriceXof,
        checked(item.Quantity * item.UnitPriceXof));

    private static string Address(Uri address) => address.IsAbsoluteUri
        ? address.AbsoluteUri
        : throw new ArgumentException("The addresses of an invoice must be absolute.", nameof(address));
}
