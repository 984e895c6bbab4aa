using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

// What confirm says that is not so. A refusal holds no report and stays as it is.
internal static class FalseReport
{
    const string Foreign = "ANOTHER-PAYMENT";

    public static void Bend(JsonObject report, Fault fault)
    {
        if (report["amount"] is not JsonValue)
        {
            return;
        }

        switch (fault.Name)
        {
            case FaultName.WrongAmount:
                BendAmount(report, fault.AmountDelta);
                break;
            case FaultName.OtherId:
                BendId(report);
                break;
            case FaultName.UnknownStatus:
                report["status"] = "processing";
                break;
            case FaultName.NotCompleted:
                report["status"] = Invoice.NotCompleted;
                break;
            case FaultName.StillPending:
                BendToPending(report);
                break;
        }
    }

    static void BendAmount(JsonObject report, long delta)
    {
        var amount = report["amount"]!.GetValue<long>() + delta;
        report["amount"] = amount;
        report["montant"] = amount;
    }

    static void BendId(JsonObject report)
    {
        report["external_id"] = Foreign;
        var own = report["custom_data"]!.AsArray().FirstOrDefault(entry => (string?)entry?["keyof_customdata"] == "transaction_id");
        if (own is not null)
        {
            own["valueof_customdata"] = Foreign;
        }
    }

    static void BendToPending(JsonObject report)
    {
        report["status"] = Invoice.Pending;
        report["operator_id"] = "";
        report["operator_name"] = "";
        report["customer"] = null;
    }
}
