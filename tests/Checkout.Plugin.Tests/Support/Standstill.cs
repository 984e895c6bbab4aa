using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests;

// Blocks the process at the first matching log line while the test runs an action.
internal sealed class Standstill(string line) : ILoggerProvider, ILogger
{
    private int _times;

    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (formatter(state, exception).Contains(line, StringComparison.Ordinal) && Interlocked.Increment(ref _times) == 1)
        {
            Task.Run(Meanwhile).Wait();
        }
    }

    public void Dispose()
    {
    }
}
