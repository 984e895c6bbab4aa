using LigdiCash.Emulator.Ledger;
using LigdiCash.Emulator.Settings;
using LigdiCash.Emulator.Wire;

namespace LigdiCash.Emulator.Callbacks;

internal sealed partial class CallbackClient(
    IHttpClientFactory clients,
    EmulatorSettings settings,
    RequestLedger ledger,
    ILogger<CallbackClient> logger)
{
    public const string ClientName = "EmulatorCallbacks";
    private const int MaxAnswerLength = 200;

    public async Task SendAsync(CallbackSubject subject, HttpContent content, CancellationToken cancellationToken)
    {
        var body = await content.ReadAsStringAsync(cancellationToken);
        for (var attempt = 0; attempt < settings.CallbackAttempts; attempt++)
        {
            var entry = ledger.Begin(NewEntry(subject, content, body));
            var ended = await DeliverAsync(entry, subject, content, cancellationToken);
            ledger.End(entry, ended);
            if (ended.Outcome == "refused" || ended.Status is >= 200 and < 300)
            {
                return;
            }
        }
    }

    public void RecordLoss(CallbackSubject subject)
    {
        var entry = ledger.Begin(NewEntry(subject, content: null, body: null));
        ledger.End(entry, entry with { Outcome = "lost" });
    }

    private async Task<LedgerEntry> DeliverAsync(LedgerEntry entry, CallbackSubject subject, HttpContent content,
        CancellationToken cancellationToken)
    {
        if (RefusalReason(subject.Address) is { } reason)
        {
            Log.NotSent(logger, subject.Reference, reason);
            return entry with { Outcome = "refused", Error = reason };
        }

        try
        {
            using var response = await clients.CreateClient(ClientName).PostAsync(new Uri(subject.Address), content, cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            return entry with { Outcome = "delivered", Status = (int)response.StatusCode,
                Answer = answer.Length > MaxAnswerLength ? answer[..MaxAnswerLength] : answer };
        }
        // A failed callback is recorded in the ledger and does not affect the payer.
        catch (Exception failure)
        {
            Log.Failed(logger, subject.Reference, failure.GetType().Name);
            return entry with { Outcome = "failed", Error = $"{failure.GetType().Name}: {failure.Message}" };
        }
    }

    private string? RefusalReason(string callbackUrl)
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

    private static LedgerEntry NewEntry(CallbackSubject subject, HttpContent? content, string? body) => new()
    {
        Endpoint = "callback",
        Method = "POST",
        Path = subject.Address.Split('?')[0],
        TransactionId = subject.TransactionId,
        Amount = subject.Amount,
        Token = subject.Token,
        ContentType = content?.Headers.ContentType?.ToString(),
        Body = body,
    };

    private static partial class Log
    {
        [LoggerMessage(301, LogLevel.Warning, "The callback of {Reference} was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, string reference, string reason);
        [LoggerMessage(302, LogLevel.Warning, "The callback of {Reference} did not arrive: {Failure}")]
        public static partial void Failed(ILogger logger, string reference, string failure);
    }
}
