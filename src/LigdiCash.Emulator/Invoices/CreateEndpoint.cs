using LigdiCash.Emulator.Callbacks;
using LigdiCash.Emulator.Faults;
using LigdiCash.Emulator.Keys;
using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Operators;
using LigdiCash.Emulator.Scenarios;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Invoices;

internal delegate (Operator? Operator, Refusal? Refusal) PaymentCheck(CreateMessage message);

internal sealed partial class CreateEndpoint(
    GatewayKeys keys,
    FaultInjector faults,
    InvoiceRegistry invoices,
    ScenarioRegistry scenarios,
    InvoiceSettler settler,
    CurrentCallbackSettings callbackSettings,
    EmulatorSettings settings,
    ILogger<CreateEndpoint> logger)
{
    public async Task AnswerAsync(HttpContext context, GatewayEndpoint endpoint, PaymentCheck? check = null)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var message = CreateMessage.Parse(body, settings.AcceptTextAmounts);
        var note = context.Note();
        note.Endpoint = endpoint.Name;
        note.Body = body;
        note.TransactionId = message.TransactionId;
        note.Amount = message.Amount;
        var scenario = new PaymentScenario(scenarios.Choose(message.ScenarioName, message.TransactionId, message.Customer));
        note.Scenario = scenario.Current?.Name;
        await faults.AnswerAsync(context, scenario.Current?.Create, async () =>
        {
            var (only, refusal) = Check(context.Request.Headers, message, check);
            return refusal is null ? await IssueAsync(context, endpoint, message, scenario, only) : Refuse(refusal, endpoint);
        });
    }

    private async Task<GatewayAnswer> IssueAsync(
        HttpContext context, GatewayEndpoint endpoint, CreateMessage message, PaymentScenario scenario, Operator? only)
    {
        var invoice = invoices.Issue(message.ToOrder(only), scenario, Origin(context.Request));
        invoice.Describe(context.Note());
        context.Note().Warning = invoice.Order.Warning;
        Log.Issued(logger, invoice.RequestId);
        if (callbackSettings.Value.WhileCreating)
        {
            await settler.ApproveAsync(invoice, Payer.Default(invoice), waitsForCallback: true);
        }

        settler.Schedule(invoice, context.Note().Answered.Task);
        return new GatewayAnswer(InvoiceAnswer.Of(invoice, message, endpoint), GatewayAnswer.Accepted);
    }

    private (Operator? Only, Refusal? Refusal) Check(IHeaderDictionary headers, CreateMessage message, PaymentCheck? check) =>
        !keys.AreValid(headers) ? (null, Refusal.Authentication)
        : message.Check() is { } refusal ? (null, refusal)
        : check?.Invoke(message) ?? (null, null);

    private GatewayAnswer Refuse(Refusal refusal, GatewayEndpoint endpoint)
    {
        Log.Refused(logger, endpoint.Name, refusal.Code);
        return refusal.For(endpoint);
    }

    private string Origin(HttpRequest request) =>
        settings.PublicBaseUrl.Length > 0 ? settings.PublicBaseUrl : $"{request.Scheme}://{request.Host}{request.PathBase}";

    private static partial class Log
    {
        [LoggerMessage(101, LogLevel.Information, "Invoice {RequestId} was issued")]
        public static partial void Issued(ILogger logger, string requestId);
        [LoggerMessage(102, LogLevel.Information, "A {Endpoint} request was refused with code {Code}")]
        public static partial void Refused(ILogger logger, string endpoint, string code);
    }
}
