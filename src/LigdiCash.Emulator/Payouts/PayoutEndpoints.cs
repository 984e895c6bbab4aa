using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Keys;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Payouts;

internal sealed partial class PayoutEndpoints(
    GatewayKeys keys,
    FaultInjector faults,
    PayoutRegistry payouts,
    PayoutRules rules,
    PayoutReport report,
    PayoutSettler settler,
    ScenarioRegistry scenarios,
    EmulatorSettings settings,
    TimeProvider time,
    ILogger<PayoutEndpoints> logger)
{
    public async Task CreateAsync(HttpContext context, GatewayEndpoint endpoint)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var message = PayoutMessage.Parse(body);
        var note = context.Note();
        note.Endpoint = endpoint.Name;
        note.Body = body;
        note.TransactionId = message.TransactionId;
        note.Amount = message.Amount;
        var scenario = new PaymentScenario(scenarios.Choose(message.ScenarioName, message.TransactionId, message.Customer));
        note.Scenario = scenario.Current?.Name;
        await faults.AnswerAsync(context, scenario.Current?.Create, () => Task.FromResult(Issue(context, endpoint, message, scenario)));
    }

    public async Task ConfirmAsync(HttpContext context)
    {
        var note = context.Note();
        note.Endpoint = GatewayEndpoint.PayoutConfirm.Name;
        var token = context.Request.Query.OnlyValue("withdrawalToken", "payoutToken");
        note.Token = token;
        var payout = payouts.ByToken(token);
        payout?.Describe(note);
        await faults.AnswerAsync(
            context, payout?.Scenario.NextConfirmFault(), () => Task.FromResult(Report(context.Request.Headers, token, payout)));
    }

    private GatewayAnswer Issue(HttpContext context, GatewayEndpoint endpoint, PayoutMessage message, PaymentScenario scenario)
    {
        var toWallet = endpoint == GatewayEndpoint.WithdrawalCreate;
        var (order, refusal) = keys.AreValid(context.Request.Headers)
            ? rules.Read(message, toWallet, scenario.Current)
            : (null, Refusal.Authentication);
        (var payout, refusal) = order is null ? (null, refusal) : payouts.Issue(order, scenario, earlier => rules.Check(order, earlier));
        if (payout is null)
        {
            Log.Refused(logger, endpoint.Name, refusal!.Code);
            return refusal.For(endpoint);
        }

        payout.Describe(context.Note());
        Log.Issued(logger, payout.Reference);
        settler.Schedule(payout, context.Note().Answered.Task);
        return new GatewayAnswer(report.ForCreate(payout, endpoint), GatewayAnswer.Accepted);
    }

    private GatewayAnswer Report(IHeaderDictionary headers, string? token, Payout? payout)
    {
        var refusal = this switch
        {
            _ when !keys.AreValid(headers) => Refusal.Authentication,
            _ when token is null => Refusal.NoToken,
            _ when payout is null || time.GetUtcNow() - payout.CreatedAt >= settings.ConfirmFor => Refusal.UnknownToken,
            _ => null,
        };
        return refusal?.For(GatewayEndpoint.PayoutConfirm) ?? new GatewayAnswer(report.ForConfirm(payout!), GatewayAnswer.Accepted);
    }

    private static partial class Log
    {
        [LoggerMessage(111, LogLevel.Information, "Payout {Reference} was accepted")]
        public static partial void Issued(ILogger logger, string reference);
        [LoggerMessage(112, LogLevel.Information, "A {Endpoint} request was refused with code {Code}")]
        public static partial void Refused(ILogger logger, string endpoint, string code);
    }
}
