namespace LigdiCash.Emulator;

// What a person decides about an invoice, on the page or through the control addresses.
internal sealed partial class Payer(CallbackCourier courier, CallbackScenario scenario, ILogger<Payer> logger)
{
    public Task<bool> ApproveAsync(Invoice invoice, Payment payment, bool waits = false) =>
        SettleAsync(invoice, new Settlement(Invoice.Completed, payment.Operator, payment.Customer), waits);

    public Task<bool> DeclineAsync(Invoice invoice, Payment payment) =>
        SettleAsync(invoice, new Settlement(Invoice.NotCompleted, payment.Operator, payment.Customer), waits: false);

    async Task<bool> SettleAsync(Invoice invoice, Settlement settlement, bool waits)
    {
        if (!invoice.TrySettle(settlement))
        {
            return false;
        }

        Log.Settled(logger, invoice.RequestId, settlement.Status);
        var settings = scenario.Current;
        var delivery = courier.Send(invoice, InvoiceReport.ForCallback(invoice), settings);
        if (waits || settings.BeforeRedirect)
        {
            await delivery;
        }

        return true;
    }

    static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "Invoice {RequestId} became {Status}")]
        public static partial void Settled(ILogger logger, string requestId, string status);
    }
}
