namespace LigdiCash.Emulator.Invoices;

internal sealed record InvoiceView(
    string? TransactionId,
    string RequestId,
    string Token,
    long Amount,
    string Status,
    string PaymentPage,
    string ReturnUrl,
    string CancelUrl,
    string CallbackUrl,
    string OperatorName,
    string? Customer,
    IReadOnlyDictionary<string, string> CustomData,
    string? Scenario,
    long CreatedAt)
{
    public static InvoiceView Of(Invoice invoice) => new(
        invoice.Order.TransactionId,
        invoice.RequestId,
        invoice.Token,
        invoice.Order.Amount,
        invoice.Status,
        invoice.Page,
        invoice.Order.ReturnUrl,
        invoice.Order.CancelUrl,
        invoice.Order.CallbackUrl,
        invoice.Settlement?.Operator.WireName ?? "",
        invoice.Settlement?.Customer,
        invoice.Order.CustomData.GroupBy(entry => entry.Key, StringComparer.Ordinal).ToDictionary(group => group.Key,
            group => group.Last().Value, StringComparer.Ordinal),
        invoice.Scenario.Current?.Name,
        invoice.CreatedAt.ToUnixTimeMilliseconds());
}
