using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

// Sent by hand: the twins go out at once and once, also where the scenario loses or delays its own.
internal sealed class CallbackRepeat(InvoiceBook invoices, CallbackCourier courier, CallbackScenario scenario)
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

        await courier.Send(invoice, payload, scenario.Current with { Lost = false, Delay = TimeSpan.Zero, Repeat = 1 });
        return ControlJson.Answer(InvoiceView.Of(invoice));
    }
}
