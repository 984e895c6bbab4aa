using System.Text.Json.Nodes;
using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed class PayoutCallbackResender(
    PayoutRegistry payouts, PayoutReport report, CallbackSender sender, CurrentCallbackSettings current)
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

        await sender.SendOnceAsync(payout.Subject, payload, payout.Scenario.Apply(current.Value));
        return ControlJson.Answer(PayoutView.Of(payout));
    }
}
