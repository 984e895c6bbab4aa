using System.Globalization;
using System.Text.Json.Nodes;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Invoices;
using LigdiCash.Emulator.Keys;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Wallet;

internal sealed class DebitOtpEndpoint(GatewayKeys keys, FaultInjector faults, OtpRegistry otps)
{
    public async Task AnswerAsync(HttpContext context, string number, string amount)
    {
        var note = context.Note();
        note.Endpoint = GatewayEndpoint.DebitOtp.Name;
        note.Amount = long.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        // Does not use up a rule, because rules are for the payment that follows.
        var scenario = ScenarioTable.OfNumber(number);
        note.Scenario = scenario?.Name;
        await faults.AnswerAsync(
            context, scenario?.Create, () => Task.FromResult(Send(context.Request.Headers, number, note.Amount, scenario)));
    }

    private GatewayAnswer Send(IHeaderDictionary headers, string number, long? amount, Scenario? scenario)
    {
        var refusal = this switch
        {
            _ when !keys.AreValid(headers) => Refusal.Authentication,
            _ when !number.IsPhoneNumber() => new Refusal("08",
                "The phone number must be the country code and the local number, digits only."),
            _ when !CreateMessage.IsAmount(amount) => new Refusal("02", "The amount must be an integer from 9 to 2000000."),
            _ when scenario is { IsUnregistered: true } => new Refusal("14", "No LigdiCash wallet has this number."),
            _ => null,
        };
        if (refusal is not null)
        {
            return refusal.For(GatewayEndpoint.DebitOtp);
        }

        otps.Issue(number, amount ?? 0);
        return new GatewayAnswer(new JsonObject { ["error"] = false, ["message"] = "OTP sent. Please check your phone." },
            GatewayAnswer.Accepted);
    }
}
