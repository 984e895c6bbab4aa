namespace LigdiCash.Emulator;

internal sealed partial class CreateEndpoint(
    GatewayKeys keys,
    Exchange exchange,
    InvoiceRegistry invoices,
    DirectCustomer direct,
    WalletCustomer wallet,
    ScenarioRegistry scenarios,
    Payer payer,
    CallbackScenario callbacks,
    EmulatorSettings settings,
    ILogger<CreateEndpoint> logger)
{
    public async Task AnswerAsync(HttpContext context, GatewayEndpoint endpoint)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var message = CreateMessage.Parse(body, settings.AcceptTextAmounts);
        var note = context.Note();
        note.Endpoint = endpoint.Name;
        note.Body = body;
        note.TransactionId = message.TransactionId;
        note.Amount = message.Amount;
        var script = new Script(scenarios.Choose(message.ScenarioName, message.TransactionId, message.Customer));
        note.Scenario = script.Scenario?.Name;
        note.ScenarioFault = script.Scenario?.Create;
        await exchange.AnswerAsync(context, () => IssueAsync(context, endpoint, message, script));
    }

    private async Task<GatewayAnswer> IssueAsync(HttpContext context, GatewayEndpoint endpoint, CreateMessage message, Script script)
    {
        var (only, refusal) = keys.AreValid(context.Request.Headers) ? Judge(endpoint, message) : (null, Refusal.Authentication);
        if (refusal is not null)
        {
            Log.Refused(logger, endpoint.Name, refusal.Code);
            return refusal.For(endpoint);
        }

        var invoice = invoices.Issue(message.ToOrder(only), script, Origin(context.Request));
        context.Note().Concerns(invoice);
        context.Note().Warning = invoice.Order.Warning;
        Log.Issued(logger, invoice.RequestId);
        if (callbacks.Current.WhileCreating)
        {
            await payer.ApproveAsync(invoice, Payment.Usual(invoice), waits: true);
        }

        payer.Await(invoice, context.Note().Answered.Task);
        return new GatewayAnswer(InvoiceAnswer.Of(invoice, message, endpoint), GatewayAnswer.Accepted);
    }

    private (Operator? Only, Refusal? Refusal) Judge(GatewayEndpoint endpoint, CreateMessage message) => message.Check() switch
    {
        { } refusal => (null, refusal),
        null when endpoint == GatewayEndpoint.DirectCreate => direct.Judge(message),
        null when endpoint == GatewayEndpoint.WalletCreate => wallet.Judge(message),
        _ => (null, null),
    };

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
