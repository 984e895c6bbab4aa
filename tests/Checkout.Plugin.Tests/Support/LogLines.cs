using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests;

// Every line that any logger of the shop writes, with the exception's whole text. Look: reads along, also the values that a structured log
// would keep beside the line.
internal sealed class LogLines(Action<string>? look = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _ours = new();

    public IReadOnlyCollection<string> All => _lines;

    // Of the plug-in and its client alone, whatever the host and the framework say.
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
        if (look is not null)
        {
            look(line);
            look(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(one => one.Value)) : "");
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
