namespace LigdiCash.Client;

internal static class OrderParts
{
    // The reference is refused rather than cleaned: a changed reference could not be found again.
    public static void CheckReference(string reference, string parameter)
    {
        if (reference.Length == 0 || WireText.Of(reference) != reference)
        {
            throw new ArgumentException("TransactionId must have 1 to 255 printable characters.", parameter);
        }
    }

    public static void CheckAmounts(long totalXof, IReadOnlyList<InvoiceItem> items, string parameter)
    {
        if (totalXof <= 0 || items.Any(item => item.Quantity <= 0 || item.UnitPriceXof < 0))
        {
            throw new ArgumentException("TotalXof and each quantity must be more than 0, and no price negative.", parameter);
        }
    }

    public static CreateInvoiceMessage.Line Line(InvoiceItem item) => new(
        WireText.Of(item.Name),
        WireText.Of(item.Description),
        item.Quantity,
        item.UnitPriceXof,
        checked(item.Quantity * item.UnitPriceXof));

    public static string Address(Uri address) => address.IsAbsoluteUri
        ? address.AbsoluteUri
        : throw new ArgumentException("The addresses of an order must be absolute.", nameof(address));
}
