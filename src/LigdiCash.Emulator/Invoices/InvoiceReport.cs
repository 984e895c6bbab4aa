using System.Globalization;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal static class InvoiceReport
{
    public static JsonObject ForConfirm(Invoice invoice) => Of(invoice, [("logfile", invoice.LogFile)]);

    public static JsonObject ForCallback(Invoice invoice)
    {
        var payload = Of(invoice, [("hash", invoice.Hash), ("logfile", invoice.LogFile)]);
        payload["token"] = invoice.CallbackToken;
        if (invoice.Scenario.ReportFault is { } fault)
        {
            ReportFalsifier.Apply(payload, fault);
        }

        return payload;
    }

    public static JsonObject Forged(Invoice invoice)
    {
        var payload = ForCallback(invoice);
        payload["status"] = PaymentStatus.Completed;
        payload["token"] = "forged";
        return payload;
    }

    private static JsonObject Of(Invoice invoice, (string Key, string Value)[] added) => new()
    {
        ["response_code"] = "00",
        ["status"] = invoice.Status,
        ["operator_id"] = invoice.Settlement?.Operator.Id ?? "",
        ["operator_name"] = invoice.Settlement?.Operator.WireName ?? "",
        ["customer"] = invoice.Settlement?.Customer,
        ["montant"] = invoice.Order.Amount,
        ["amount"] = invoice.Order.Amount,
        ["date"] = invoice.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss+00", CultureInfo.InvariantCulture),
        ["external_id"] = invoice.Order.ExternalId,
        ["oreference"] = "",
        ["request_id"] = invoice.RequestId,
        ["token"] = "",
        ["response_text"] = "",
        ["description"] = "",
        ["custom_data"] = CustomData(invoice, added),
        ["customer_details"] = CustomerDetails(invoice),
        ["wiki"] = GatewayEndpoint.Confirm.Wiki,
    };

    private static JsonArray CustomData(Invoice invoice, (string Key, string Value)[] added)
    {
        // PHP prints microseconds without trailing zeros.
        var created = invoice.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture);
        return
        [
            .. invoice.Order.CustomData.Select(entry => Entry(entry.Key, entry.Value, created)),
            .. added.Select(entry => Entry(entry.Key, entry.Value, created)),
        ];
    }

    private static JsonObject Entry(string key, string value, string created) => new()
    {
        ["keyof_customdata"] = key,
        ["valueof_customdata"] = value,
        ["datecreation_customdata"] = created,
    };

    private static JsonObject CustomerDetails(Invoice invoice) => new()
    {
        ["firstname"] = invoice.Order.FirstName,
        ["lastname"] = invoice.Order.LastName,
        ["email"] = invoice.Order.Email,
        ["phone"] = invoice.Settlement?.Customer ?? invoice.Order.Customer,
        ["details"] = "",
    };
}
