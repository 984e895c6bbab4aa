using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Warns of each status word that no documentation names, once in the life of the process.
internal sealed partial class UnknownStatusWords(ILogger<UnknownStatusWords> logger)
{
    // A gateway that invents a word for each answer must not fill the log.
    private const int MaxWords = 20;

    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.OrdinalIgnoreCase);

    public void Report(string? word)
    {
        if (_warned.Count < MaxWords && _warned.TryAdd(word ?? "", true))
        {
            Log.Unknown(logger, word ?? "(none)");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(3005, LogLevel.Warning, "The gateway answers status checks with the unknown status {Status}. It counts as pending; a payment that may be paid goes to review before it expires.")]
        public static partial void Unknown(ILogger logger, string status);
    }
}
