using System.Text.Json.Nodes;

namespace LigdiCash.Emulator;

internal sealed partial class CreateEndpoint(
    GatewayKeys keys,
    Exchange exchange,
    InvoiceBook invoices,
    Payer payer,
    CallbackScenario callbacks,
    EmulatorSettings settings,
    ILogger<CreateEndpoint> logger)
{
    public async Task AnswerAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync(context.RequestAborted);
        var message = CreateMessage.Parse(body);
        var note = context.Note();
        note.Endpoint = "create";
        note.Body = body;
        note.TransactionId = message.TransactionId;
        note.Amount = message.Amount;
        await exchange.AnswerAsync(context, () => IssueAsync(context, message));
    }

    async Task<GatewayAnswer> IssueAsync(HttpContext context, CreateMessage message)
    {
        var refusal = keys.AreValid(context.Request.Headers) ? message.Check() : Refusal.Authentication;
        if (refusal is not null)
        {
            Log.Refused(logger, refusal.Code);
            return refusal.ToCreateAnswer();
        }

        var invoice = invoices.Issue(message.ToOrder(), Origin(context.Request));
        context.Note().Concerns(invoice);
        Log.Issued(logger, invoice.RequestId);
        if (callbacks.Current.WhileCreating)
        {
            await payer.ApproveAsync(invoice, Payment.Usual(invoice), waits: true);
        }

        return new GatewayAnswer(Success(invoice, message), GatewayAnswer.Accepted);
    }

    string Origin(HttpRequest request) =>
        settings.PublicBaseUrl.Length > 0 ? settings.PublicBaseUrl : $"{request.Scheme}://{request.Host}{request.PathBase}";

    static JsonObject Success(Invoice invoice, CreateMessage message) => new()
    {
        ["response_code"] = GatewayAnswer.Accepted,
        ["token"] = invoice.Token,
        ["response_text"] = invoice.Page,
        ["description"] = "",
        ["custom_data"] = Echo(message, invoice.LogFile),
        ["wiki"] = Refusal.CreateWiki,
    };

    static JsonObject Echo(CreateMessage message, string logFile)
    {
        var echo = new JsonObject();
        foreach (var entry in message.CustomData)
        {
            echo[entry.Name] = JsonNode.Parse(entry.Value.GetRawText());
        }

        echo["logfile"] = logFile;
        return echo;
    }

    static partial class Log
    {
        [LoggerMessage(101, LogLevel.Information, "Invoice {RequestId} was issued")]
        public static partial void Issued(ILogger logger, string requestId);

        [LoggerMessage(102, LogLevel.Information, "A create request was refused with code {Code}")]
        public static partial void Refused(ILogger logger, string code);
    }
}
