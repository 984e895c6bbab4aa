using System.Text.Json.Nodes;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal static class InvoiceAnswer
{
    private const string UnderWay = "Votre requête est en cours de traitement";

    public static JsonObject Of(Invoice invoice, CreateMessage message, GatewayEndpoint endpoint) => new()
    {
        ["response_code"] = GatewayAnswer.Accepted,
        ["token"] = invoice.Token,
        ["response_text"] = NextStep(invoice),
        ["description"] = "",
        ["custom_data"] = Echo(message, invoice.LogFile),
        ["wiki"] = endpoint.Wiki,
    };

    // An address forwards the payer. A sentence means that the phone or the code decides.
    private static string NextStep(Invoice invoice) => invoice.Order.Operator?.Mode switch
    {
        null or ValidationMode.LigdiCashRedirect => invoice.Page,
        ValidationMode.OperatorRedirect => invoice.Portal,
        _ => UnderWay,
    };

    private static JsonObject Echo(CreateMessage message, string logFile)
    {
        var echo = new JsonObject();
        foreach (var entry in message.CustomData)
        {
            echo[entry.Name] = JsonNode.Parse(entry.Value.GetRawText());
        }

        echo["logfile"] = logFile;
        return echo;
    }
}
