using System.Text.Json.Nodes;
using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal sealed class InvoiceCallbackResender(InvoiceRegistry invoices, CallbackSender sender, CurrentCallbackSettings current)
{
    public async Task<IResult> SendAsync(string name, Dictionary<string, JsonNode?> overrides)
    {
        if (invoices.ByName(name) is not { } invoice)
        {
            return InvoiceRoutes.Unknown(name);
        }

        var payload = InvoiceReport.ForCallback(invoice);
        foreach (var (key, value) in overrides)
        {
            payload[key] = value?.DeepClone();
        }

        await sender.SendOnceAsync(invoice.Subject, payload, invoice.Scenario.Apply(current.Value));
        return ControlJson.Answer(InvoiceView.Of(invoice));
    }
}
