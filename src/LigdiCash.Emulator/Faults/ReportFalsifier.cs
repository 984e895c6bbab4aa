using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Faults;

// Falsifies confirms and callbacks. A refusal has no status and stays unchanged.
internal static class ReportFalsifier
{
    private const string Foreign = "ANOTHER-PAYMENT";

    public static void Apply(JsonObject report, Fault fault)
    {
        if (report["status"]?.ToString() is { Length: > 0 } status)
        {
            Apply(report, fault, status);
        }
    }

    private static void Apply(JsonObject report, Fault fault, string status)
    {
        switch (fault.Name)
        {
            case FaultName.WrongAmount:
                AlterAmount(report, "amount", fault.AmountDelta);
                AlterAmount(report, "montant", fault.AmountDelta);
                break;
            case FaultName.OtherId:
                ReplaceId(report);
                break;
            case FaultName.StillPending:
                SetPending(report);
                break;
            case FaultName.FailureAs01 when status == PaymentStatus.NotCompleted:
                report["response_code"] = "01";
                report["response_text"] = "Echec (Code03)";
                break;
            default:
                report["status"] = StatusOf(fault.Name, status);
                break;
        }
    }

    private static string StatusOf(string fault, string status) => fault switch
    {
        FaultName.UnknownStatus => "processing",
        FaultName.NotCompleted => PaymentStatus.NotCompleted,
        FaultName.OldSpelling when status == PaymentStatus.NotCompleted => "nocompleted",
        _ => status,
    };

    private static void AlterAmount(JsonObject report, string name, long delta)
    {
        if (report[name] is JsonValue amount)
        {
            var altered = long.Parse(amount.ToString(), CultureInfo.InvariantCulture) + delta;
            var isText = amount.GetValueKind() == JsonValueKind.String;
            report[name] = isText ? altered.ToString(CultureInfo.InvariantCulture) : altered;
        }
    }

    private static void ReplaceId(JsonObject report)
    {
        foreach (var name in new[] { "external_id", "transaction_id" })
        {
            if (report.ContainsKey(name))
            {
                report[name] = Foreign;
            }
        }

        var own = report["custom_data"]?.AsArray().FirstOrDefault(entry => (string?)entry?["keyof_customdata"] == "transaction_id");
        if (own is not null)
        {
            own["valueof_customdata"] = Foreign;
        }
    }

    private static void SetPending(JsonObject report)
    {
        report["status"] = PaymentStatus.Pending;
        report["operator_id"] = "";
        report["operator_name"] = "";
        if (report.ContainsKey("customer"))
        {
            report["customer"] = null;
        }
    }
}
