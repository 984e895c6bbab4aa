using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal sealed class CallbackRepeat(InvoiceRegistry invoices, CallbackCourier courier, CallbackScenario scenario)
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

        await courier.SendOnce(invoice.Subject, payload, invoice.Script.Change(scenario.Current));
        return ControlJson.Answer(InvoiceView.Of(invoice));
    }
}
