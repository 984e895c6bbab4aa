namespace Checkout.Plugin.Tests.Simulator;

// What the gateway says about an invoice when it is asked, true or not.
internal static class Report
{
    private const string Pending = "pending";
    private const string Completed = "completed";
    private const string NotCompleted = "notcompleted";

    public static string Of(Invoice invoice, Fault? trouble, Chance dice, Ledger ledger)
    {
        var status = invoice switch
        {
            _ when trouble == Fault.ConfirmSaysNotCompleted => NotCompleted,
            { IsCompleted: true } => trouble switch { Fault.ConfirmLags => Pending, Fault.ConfirmContradicts => NotCompleted, _ => Completed },
            { HasFailed: true } => NotCompleted,
            _ => Pending,
        };
        return trouble is >= Fault.ConfirmWrongAmount and <= Fault.ConfirmOtherReference
            ? False(status, invoice, trouble.Value, dice, ledger)
            : Write(status, invoice.Amount, invoice.Amount, invoice.TransactionId, invoice.RequestId, "");
    }

    // Also of an invoice that nobody paid: such a report must make nobody rich.
    private static string False(string status, Invoice invoice, Fault trouble, Chance dice, Ledger ledger)
    {
        var other = ledger.Invoices[0];
        invoice.WasMisreported = true;
        other.WasMisreported |= trouble == Fault.ConfirmOtherReference;
        var wrong = dice.Of([invoice.Amount - 1, invoice.Amount + 1, invoice.Amount * 100, 0]);
        return trouble switch
        {
            Fault.ConfirmWrongAmount when dice.Falls(0.5) => Write(Completed, wrong, wrong, invoice.TransactionId, invoice.RequestId, ""),
            Fault.ConfirmWrongAmount => Write(Completed, invoice.Amount, wrong, invoice.TransactionId, invoice.RequestId, ""),
            Fault.ConfirmWrongId => Write(Completed, invoice.Amount, invoice.Amount, "ffffffffffffffffffffffffffffffff", invoice.RequestId, ""),
            Fault.ConfirmOtherToken => Write(Completed, invoice.Amount, invoice.Amount, invoice.TransactionId, invoice.RequestId, "another"),
            // True but for the reference, which another payment may have already.
            _ => Write(status, invoice.Amount, invoice.Amount, invoice.TransactionId, other.RequestId, ""),
        };
    }

    private static string Write(string status, long amount, long montant, string transactionId, string requestId, string token) =>
        $$"""
        {"response_code":"00","status":"{{status}}","operator_name":"MOOV","customer":"22670000000","montant":{{montant}},"amount":{{amount}},"external_id":"{{transactionId}}","request_id":"{{requestId}}","token":"{{token}}",
        "response_text":"","custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{transactionId}}"}],"wiki":""}
        """;
}
