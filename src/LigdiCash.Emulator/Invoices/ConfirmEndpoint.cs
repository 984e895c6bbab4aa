using System.Text.Json.Nodes;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Keys;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal sealed class ConfirmEndpoint(GatewayKeys keys, FaultInjector faults, InvoiceRegistry invoices, EmulatorSettings settings,
    TimeProvider time)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var note = context.Note();
        note.Endpoint = GatewayEndpoint.Confirm.Name;
        var token = context.Request.Query.OnlyValue("token", "invoiceToken");
        note.Token = token;
        var invoice = invoices.ByToken(token);
        invoice?.Describe(note);
        await faults.AnswerAsync(
            context, invoice?.Scenario.NextConfirmFault(), () => Task.FromResult(Report(context.Request.Headers, token, invoice)));
    }

    private GatewayAnswer Report(IHeaderDictionary headers, string? token, Invoice? invoice)
    {
        var refusal = this switch
        {
            _ when !keys.AreValid(headers) => Refusal.Authentication,
            _ when token is null => Refusal.NoToken,
            _ when invoice is null || time.GetUtcNow() - invoice.CreatedAt >= settings.ConfirmFor => Refusal.UnknownToken,
            _ => null,
        };
        return refusal?.For(GatewayEndpoint.Confirm)
            ?? new GatewayAnswer(AmountsAsConfigured(InvoiceReport.ForConfirm(invoice!)), GatewayAnswer.Accepted);
    }

    private JsonObject AmountsAsConfigured(JsonObject report)
    {
        if (settings.AmountsAsText)
        {
            report["amount"] = report["amount"]?.ToString();
            report["montant"] = report["montant"]?.ToString();
        }

        return report;
    }
}
