namespace Checkout.Plugin.Tests.Simulator;

// The gateway's answer to a confirm, true or false.
internal static class SimulatedAnswer
{
    private const string Pending = "pending";
    private const string Completed = "completed";
    private const string NotCompleted = "notcompleted";

    public static string Of(Invoice invoice, Fault? trouble, SeededRandom random, Ledger ledger)
    {
        var status = invoice switch
        {
            _ when trouble == Fault.ConfirmSaysNotCompleted => NotCompleted,
            { IsCompleted: true } when trouble == Fault.ConfirmLags => Pending,
            { IsCompleted: true } when trouble == Fault.ConfirmContradicts => NotCompleted,
            { IsCompleted: true } => Completed,
            { HasFailed: true } => NotCompleted,
            _ => Pending,
        };
        return trouble is >= Fault.ConfirmWrongAmount and <= Fault.ConfirmOtherReference
            ? False(status, invoice, trouble.Value, random, ledger)
            : Write(status, invoice.Amount, invoice.Amount, invoice.TransactionId, invoice.RequestId);
    }

    // An unpaid invoice gets false answers, too: they must not make it paid.
    private static string False(string status, Invoice invoice, Fault trouble, SeededRandom random, Ledger ledger)
    {
        var other = ledger.Invoices[0];
        invoice.WasMisreported = true;
        other.WasMisreported |= trouble == Fault.ConfirmOtherReference;
        var wrong = random.Pick([invoice.Amount - 1, invoice.Amount + 1, invoice.Amount * 100, 0]);
        return trouble switch
        {
            Fault.ConfirmWrongAmount when random.Chance(0.5) => Write(Completed, wrong, wrong, invoice.TransactionId, invoice.RequestId),
            Fault.ConfirmWrongAmount => Write(Completed, invoice.Amount, wrong, invoice.TransactionId, invoice.RequestId),
            Fault.ConfirmWrongId => Write(Completed, invoice.Amount, invoice.Amount, new('f', 32), invoice.RequestId),
            Fault.ConfirmOtherToken =>
                Write(Completed, invoice.Amount, invoice.Amount, invoice.TransactionId, invoice.RequestId, "another"),
            // Only the request id is false: another payment may have it.
            _ => Write(status, invoice.Amount, invoice.Amount, invoice.TransactionId, other.RequestId),
        };
    }

    private static string Write(string status, long amount, long montant, string transactionId, string requestId, string token = "") =>
        $$"""
        {"response_code":"00","status":"{{status}}","operator_name":"MOOV","customer":"22670000000","montant":{{montant}},
        "amount":{{amount}},"external_id":"{{transactionId}}","request_id":"{{requestId}}","token":"{{token}}",
        "response_text":"","custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{transactionId}}"}],"wiki":""}
        """;
}
