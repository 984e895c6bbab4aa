namespace LigdiCash.Emulator;

internal sealed partial class Payer(InvoiceRegistry invoices, CallbackCourier courier, CallbackScenario callbacks, Play play,
    EmulatorSettings settings, ILogger<Payer> logger)
{
    private static readonly Scenario AtOnce = ScenarioTable.All[0];
    private static readonly Scenario Expiry = new("expiry", 0, "expire", "expires") { Outcome = Outcome.Declined };

    public Task<bool> ApproveAsync(Invoice invoice, Payment payment, bool waits = false) =>
        SettleAsync(invoice, new Settlement(Invoice.Completed, payment.Operator, payment.Customer), waits);

    public Task<bool> DeclineAsync(Invoice invoice, Payment payment) =>
        SettleAsync(invoice, new Settlement(Invoice.NotCompleted, payment.Operator, payment.Customer), waits: false);

    // The invoice stays pending without a callback, unless the settings treat a cancellation as final.
    public Task<bool> CancelAsync(Invoice invoice, Payment payment) =>
        settings.CancelIsFinal ? DeclineAsync(invoice, payment) : Task.FromResult(invoice.Status == Invoice.Pending);

    public async Task<bool> PayAsync(Invoice invoice, Payment payment)
    {
        invoice.Script.Follow(payment.Customer);
        var scenario = invoice.Script.Scenario ?? AtOnce;
        if (invoice.Status != Invoice.Pending || scenario.IsPlain)
        {
            return await EndAsync(invoice, payment, scenario.Outcome);
        }

        Begin(invoice, payment, scenario, Task.CompletedTask);
        return true;
    }

    public void Await(Invoice invoice, Task answered)
    {
        if (settings.CallbacksOnPending)
        {
            play.Begin(TimeSpan.Zero, answered,
                () => courier.Send(invoice.Subject, InvoiceReport.ForCallback(invoice), invoice.Script.Change(callbacks.Current)));
        }

        if (settings.ExpireAfter is { } wait)
        {
            Begin(invoice, Payment.Usual(invoice), Expiry with { After = wait }, answered);
        }

        var scenario = invoice.Order.Operator?.Mode switch
        {
            ValidationMode.UssdOtp or ValidationMode.SmsOtp => invoice.Script.Scenario ?? AtOnce,
            ValidationMode.UssdPush or ValidationMode.GuidedUssd => invoice.Script.Scenario,
            _ => null,
        };
        if (scenario is not null)
        {
            Begin(invoice, Payment.Usual(invoice), scenario, answered);
        }
    }

    private void Begin(Invoice invoice, Payment payment, Scenario scenario, Task answered) =>
        play.Begin(scenario.After, answered, () => PlayAsync(invoice, payment, scenario));

    private async Task PlayAsync(Invoice invoice, Payment payment, Scenario scenario)
    {
        if (invoices.ByToken(invoice.Token) != invoice || invoice.Status != Invoice.Pending)
        {
            return;
        }

        if (scenario.ForgesFirst)
        {
            await courier.SendOnce(invoice.Subject, InvoiceReport.Forged(invoice), invoice.Script.Change(callbacks.Current));
        }

        await EndAsync(invoice, payment, scenario.Outcome);
    }

    private Task<bool> EndAsync(Invoice invoice, Payment payment, Outcome outcome) => outcome switch
    {
        Outcome.Approved => ApproveAsync(invoice, payment),
        Outcome.Declined => DeclineAsync(invoice, payment),
        _ => Task.FromResult(false),
    };

    private async Task<bool> SettleAsync(Invoice invoice, Settlement settlement, bool waits)
    {
        if (!invoice.TrySettle(settlement))
        {
            return false;
        }

        Log.Settled(logger, invoice.RequestId, settlement.Status);
        if (!settings.Announces(settlement.Status))
        {
            return true;
        }

        var how = invoice.Script.Change(callbacks.Current);
        var delivery = courier.Send(invoice.Subject, InvoiceReport.ForCallback(invoice), how);
        if (waits || how.BeforeRedirect)
        {
            await delivery;
        }

        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "Invoice {RequestId} became {Status}")]
        public static partial void Settled(ILogger logger, string requestId, string status);
    }
}
