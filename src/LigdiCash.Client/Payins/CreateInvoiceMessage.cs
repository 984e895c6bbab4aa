namespace LigdiCash.Client;

// Property names become snake_case. Every key is written, because the gateway refuses a missing one.
internal sealed record CreateInvoiceMessage(CreateInvoiceMessage.Order Commande)
{
    internal sealed record Order(Bill Invoice, Shop Store, Addresses Actions, Reference CustomData);

    internal sealed record Bill(
        IReadOnlyList<Line> Items,
        long TotalAmount,
        string Devise,
        string Description,
        string Customer,
        string CustomerFirstname,
        string CustomerLastname,
        string CustomerEmail,
        string ExternalId,
        string Otp);

    internal sealed record Line(string Name, string Description, int Quantity, long UnitPrice, long TotalPrice);

    internal sealed record Shop(string Name, string WebsiteUrl);

    internal sealed record Addresses(string CancelUrl, string ReturnUrl, string CallbackUrl);

    internal sealed record Reference(string TransactionId);
}
