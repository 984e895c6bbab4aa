using System.Globalization;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

// developers.ligdicash.com/en/payment-api/callback/payout-payload.
internal sealed class PayoutReport(TokenSigner tokens, EmulatorSettings settings, TimeProvider time)
{
    public JsonObject ForCreate(Payout payout, GatewayEndpoint endpoint) => new()
    {
        ["response_code"] = GatewayAnswer.Accepted,
        ["token"] = payout.Token,
        ["response_text"] = "",
        ["description"] = "",
        ["custom_data"] = endpoint.Failure == FailureShape.EmptyText ? "" : new JsonArray(),
        ["wiki"] = endpoint.Wiki,
    };

    public JsonObject ForConfirm(Payout payout) => new()
    {
        ["response_code"] = GatewayAnswer.Accepted,
        ["token"] = payout.Token,
        ["response_text"] = "",
        ["description"] = "",
        ["custom_data"] = new JsonArray(),
        ["status"] = payout.Status,
        ["operator_id"] = payout.Status == PaymentStatus.Pending ? "" : payout.Order.Operator.Id,
        ["operator_name"] = payout.Status == PaymentStatus.Pending ? "" : payout.Order.OperatorName,
        ["wiki"] = GatewayEndpoint.PayoutConfirm.Wiki,
    };

    public JsonObject ForCallback(Payout payout)
    {
        var payload = Payload(payout, payout.Order.Amount.ToString(CultureInfo.InvariantCulture), IdOf(payout));
        if (payout.Scenario.ReportFault is { } fault)
        {
            ReportFalsifier.Apply(payload, fault);
        }

        return payload;
    }

    private JsonObject Payload(Payout payout, string amount, string id) => new()
    {
        ["response_code"] = GatewayAnswer.Accepted,
        ["token"] = tokens.SignPayout(long.Parse(payout.Reference, CultureInfo.InvariantCulture), time.GetUtcNow().AddSeconds(1)),
        ["response_text"] = "",
        ["status"] = payout.Status,
        ["custom_data"] = new JsonArray(),
        ["operator_id"] = int.Parse(payout.Order.Operator.Id, CultureInfo.InvariantCulture),
        ["operator_name"] = payout.Order.OperatorName,
        ["url"] = payout.Order.CallbackUrl,
        ["url_method"] = "",
        ["transaction_id"] = id,
        ["external_id"] = id,
        ["montant"] = amount,
        ["amount"] = amount,
    };

    private string IdOf(Payout payout) => settings.PayoutCallbacksNameOwnId ? payout.OwnId : payout.Order.TransactionId ?? payout.OwnId;
}
