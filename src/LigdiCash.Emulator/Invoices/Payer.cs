namespace LigdiCash.Emulator;

internal sealed record Payment(Operator Operator, string Customer)
{
    private const string UsualNumber = "22670000000";

    public static Payment Usual(Invoice invoice) => new(Operators.OfferedFor(invoice)[0], NumberFor(invoice));

    public static string NumberFor(Invoice invoice) => invoice.Order.Customer.Length > 0 ? invoice.Order.Customer : UsualNumber;
}
