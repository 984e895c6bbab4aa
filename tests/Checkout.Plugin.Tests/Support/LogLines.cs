using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests;

// All log lines of the shop with the exceptions' texts. The observer also receives the structured values.
internal sealed class LogLines(Action<string>? observe = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _ours = new();

    public IReadOnlyCollection<string> All => _lines;

    // The lines of the plug-in and its client only.
    public IReadOnlyCollection<string> Ours => _ours;

    public ILogger CreateLogger(string categoryName) =>
        new Writer(
            this,
            categoryName.StartsWith("LigdiCash.Checkout.", StringComparison.Ordinal)
            || categoryName.StartsWith("LigdiCash.Client.", StringComparison.Ordinal));

    public void Dispose()
    {
    }

    private void Keep(string line, object? state)
    {
        _lines.Enqueue(line);
        if (observe is not null)
        {
            observe(line);
            observe(state is IEnumerable<KeyValuePair<string, object?>> values
                ? string.Join(' ', values.Select(value => value.Value))
                : "");
        }
    }

    private sealed class Writer(LogLines lines, bool isOurs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Keep($"{state}", state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {eventId.Id} {formatter(state, exception)} {exception}";
            lines.Keep(line, state);
            (isOurs ? lines._ours.Enqueue : (Action<string>)(_ => { }))(line);
        }
    }
}
