using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal sealed partial class InvoiceSettler(
    InvoiceRegistry invoices, CallbackSender sender, CurrentCallbackSettings callbackSettings, ScenarioRunner runner,
    EmulatorSettings settings, ILogger<InvoiceSettler> logger)
{
    private static readonly Scenario Expiry = new("expiry", 0, "expire", "expires") { Outcome = Outcome.Declined };

    public Task<bool> ApproveAsync(Invoice invoice, Payer payer, bool waitsForCallback = false) =>
        SettleAsync(invoice, new Settlement(PaymentStatus.Completed, payer.Operator, payer.Customer), waitsForCallback);

    public Task<bool> DeclineAsync(Invoice invoice, Payer payer) =>
        SettleAsync(invoice, new Settlement(PaymentStatus.NotCompleted, payer.Operator, payer.Customer), waitsForCallback: false);

    // The invoice stays pending without a callback, unless the settings treat a cancellation as final.
    public Task<bool> CancelAsync(Invoice invoice, Payer payer) =>
        settings.CancelIsFinal ? DeclineAsync(invoice, payer) : Task.FromResult(invoice.Status == PaymentStatus.Pending);

    public async Task<bool> PayAsync(Invoice invoice, Payer payer)
    {
        invoice.Scenario.UseNumber(payer.Customer);
        var scenario = invoice.Scenario.Current ?? ScenarioTable.Success;
        if (invoice.Status != PaymentStatus.Pending || scenario.IsPlain)
        {
            return await EndAsync(invoice, payer, scenario.Outcome);
        }

        Schedule(invoice, payer, scenario, Task.CompletedTask);
        return true;
    }

    public void Schedule(Invoice invoice, Task answered)
    {
        if (settings.CallbacksOnPending)
        {
            runner.Schedule(TimeSpan.Zero, answered, () => SendCallbackAsync(invoice));
        }

        if (settings.ExpireAfter is { } wait)
        {
            Schedule(invoice, Payer.Default(invoice), Expiry with { After = wait }, answered);
        }

        var scenario = invoice.Order.Operator?.Mode switch
        {
            ValidationMode.UssdOtp or ValidationMode.SmsOtp => invoice.Scenario.Current ?? ScenarioTable.Success,
            ValidationMode.UssdPush or ValidationMode.GuidedUssd => invoice.Scenario.Current,
            _ => null,
        };
        if (scenario is not null)
        {
            Schedule(invoice, Payer.Default(invoice), scenario, answered);
        }
    }

    private void Schedule(Invoice invoice, Payer payer, Scenario scenario, Task answered) =>
        runner.Schedule(scenario.After, answered, () => PlayAsync(invoice, payer, scenario));

    private async Task PlayAsync(Invoice invoice, Payer payer, Scenario scenario)
    {
        if (invoices.ByToken(invoice.Token) != invoice || invoice.Status != PaymentStatus.Pending)
        {
            return;
        }

        if (scenario.ForgesFirst)
        {
            await sender.SendOnceAsync(invoice.Subject, InvoiceReport.Forged(invoice), SettingsFor(invoice));
        }

        await EndAsync(invoice, payer, scenario.Outcome);
    }

    private Task<bool> EndAsync(Invoice invoice, Payer payer, Outcome outcome) => outcome switch
    {
        Outcome.Approved => ApproveAsync(invoice, payer),
        Outcome.Declined => DeclineAsync(invoice, payer),
        _ => Task.FromResult(false),
    };

    private async Task<bool> SettleAsync(Invoice invoice, Settlement settlement, bool waitsForCallback)
    {
        if (!invoice.TrySettle(settlement))
        {
            return false;
        }

        Log.Settled(logger, invoice.RequestId, settlement.Status);
        if (!settings.SendsCallbackFor(settlement.Status))
        {
            return true;
        }

        var delivery = SendCallbackAsync(invoice);
        if (waitsForCallback || callbackSettings.Value.BeforeRedirect)
        {
            await delivery;
        }

        return true;
    }

    private Task SendCallbackAsync(Invoice invoice) =>
        sender.SendAsync(invoice.Subject, InvoiceReport.ForCallback(invoice), SettingsFor(invoice));

    private CallbackSettings SettingsFor(Invoice invoice) => invoice.Scenario.Apply(callbackSettings.Value);

    private static partial class Log
    {
        [LoggerMessage(201, LogLevel.Information, "Invoice {RequestId} became {Status}")]
        public static partial void Settled(ILogger logger, string requestId, string status);
    }
}
