namespace LigdiCash.Checkout.StatusChecks;

// Warns once per process of each undocumented status.
internal sealed partial class UnknownStatusWords(ILogger<UnknownStatusWords> logger)
{
    // Random statuses must not fill the log.
    private const int MaxWords = 20;

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.OrdinalIgnoreCase);

    public void Report(string? word)
    {
        if (_warned.Count < MaxWords && _warned.TryAdd(word ?? "", true))
        {
            LogUnknown(word ?? "(none)");
        }
    }

    [LoggerMessage(3005, LogLevel.Warning,
        "The gateway reports the unknown status {Status}. It counts as pending; a payment that may be paid goes to review.")]
    private partial void LogUnknown(string status);
}
