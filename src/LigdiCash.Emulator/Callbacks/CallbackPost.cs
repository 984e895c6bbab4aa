namespace LigdiCash.Emulator;

// One POST to the shop, written down with what came back.
internal sealed partial class CallbackPost(
    IHttpClientFactory clients,
    EmulatorSettings settings,
    LedgerBook ledger,
    ILogger<CallbackPost> logger)
{
    public const string ClientName = "EmulatorCallbacks";
    const int KeptOfAnswer = 200;

    public async Task SendAsync(Invoice invoice, HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStringAsync(cancellationToken);
        var begun = ledger.Begin(Opened(invoice, content, body));
        ledger.End(begun, await DeliverAsync(begun, invoice, content, cancellationToken));
    }

    public void WriteDownLoss(Invoice invoice)
    {
        var begun = ledger.Begin(Opened(invoice, content: null, body: null));
        ledger.End(begun, begun with { Outcome = "lost" });
    }

    async Task<LedgerEntry> DeliverAsync(LedgerEntry begun, Invoice invoice, HttpContent content, CancellationToken cancellationToken)
    {
        if (WhyNot(invoice.Order.CallbackUrl) is { } reason)
        {
            Log.NotSent(logger, invoice.RequestId, reason);
            return begun with { Outcome = "refused", Error = reason };
        }

        try
        {
            using var response = await clients.CreateClient(ClientName).PostAsync(new Uri(invoice.Order.CallbackUrl), content, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            return begun with { Outcome = "delivered", Status = (int)response.StatusCode, Answer = answer.Length > KeptOfAnswer ? answer[..KeptOfAnswer] : answer };
        }
        // Whatever keeps a callback from arriving is the shop's to fix and the ledger's to tell; the payer never hears of it.
        catch (Exception failure)
        {
            Log.Failed(logger, invoice.RequestId, failure.GetType().Name);
            return begun with { Outcome = "failed", Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }

    string? WhyNot(string callbackUrl)
    {
        if (!callbackUrl.IsWebAddress())
        {
            return "The create request gave no http or https callback_url.";
        }

        var address = new Uri(callbackUrl);
        return address.IsLoopback || settings.AllowCallbacksTo.Contains(address.Host)
            ? null
            : $"Callbacks go to loopback addresses only. Name {address.Host} in Emulator:AllowCallbacksTo to allow it.";
    }

    static LedgerEntry Opened(Invoice invoice, HttpContent? content, string? body) => new()
    {
        Endpoint = "callback",
        Method = "POST",
        Path = invoice.Order.CallbackUrl.Split('?')[0],
        TransactionId = invoice.Order.TransactionId,
        Amount = invoice.Order.Amount,
        Token = invoice.Token,
        ContentType = content?.Headers.ContentType?.ToString(),
        Body = body,
    };

    static partial class Log
    {
        [LoggerMessage(301, LogLevel.Warning, "The callback of invoice {RequestId} was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, string requestId, string reason);

        [LoggerMessage(302, LogLevel.Warning, "The callback of invoice {RequestId} did not arrive: {Failure}")]
        public static partial void Failed(ILogger logger, string requestId, string failure);
    }
}
