using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal sealed class PayoutRepeat(PayoutRegistry payouts, PayoutReport report, CallbackCourier courier, CallbackScenario scenario)
{
    public async Task<IResult> SendAsync(string name, Dictionary<string, JsonNode?> overrides)
    {
        if (payouts.ByName(name) is not { } payout)
        {
            return PayoutRoutes.Unknown(name);
        }

        var payload = report.ForCallback(payout);
        foreach (var (key, value) in overrides)
        {
            payload[key] = value?.DeepClone();
        }

        await courier.SendOnce(payout.Subject, payload, payout.Script.Change(scenario.Current));
        return ControlJson.Answer(PayoutView.Of(payout));
    }
}
