using System.Text.Json;

namespace LigdiCash.Client;

internal static class CreateInvoiceWriter
{
    public static byte[] Write(NewInvoice invoice)
    {
        OrderParts.CheckReference(invoice.TransactionId, nameof(invoice));
        OrderParts.CheckAmounts(invoice.TotalXof, invoice.Items, nameof(invoice));
        var order = new CreateInvoiceMessage.Order(
            Bill(invoice),
            new(WireText.Of(invoice.StoreName), OrderParts.Address(invoice.StoreWebsite)),
            new(OrderParts.Address(invoice.CancelUrl), OrderParts.Address(invoice.ReturnUrl), OrderParts.Address(invoice.CallbackUrl)),
            new(invoice.TransactionId));
        return JsonSerializer.SerializeToUtf8Bytes(new CreateInvoiceMessage(order), WireContext.Default.CreateInvoiceMessage);
    }

    // A customer number would hide all other operators on the payment page. ExternalId and Otp have no use here.
    private static CreateInvoiceMessage.Bill Bill(NewInvoice invoice) => new(
        [.. invoice.Items.Select(OrderParts.Line)],
        invoice.TotalXof,
        Devise: "XOF",
        WireText.Of(invoice.Description),
        Customer: "",
        WireText.Of(invoice.CustomerFirstName),
        WireText.Of(invoice.CustomerLastName),
        WireText.Of(invoice.CustomerEmail),
        ExternalId: "",
        Otp: "");
}
