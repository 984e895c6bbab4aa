using LigdiCash.Emulator.Operators;

namespace LigdiCash.Emulator.Invoices;

internal sealed record Payer(Operator Operator, string Customer)
{
    private const string DefaultNumber = "22670000000";

    public static Payer Default(Invoice invoice) =>
        new(invoice.Order.OfferedOperators[0], invoice.Order.Customer.Length > 0 ? invoice.Order.Customer : DefaultNumber);
}
