using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests.Simulator;

// The log of one node: tells which checks have failed, and reports exceptions that no fault explains.
internal sealed class NodeLog(Violations violations) : ILoggerFactory, ILogger
{
    private const int ItemFailed = 5002;

    // The check that has ended last.
    public CheckScope? LastCheck { get; set; }

    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId == ItemFailed && LastCheck is { } check && state is IReadOnlyList<KeyValuePair<string, object?>> values
            && values.Any(value => value.Value is string item && check.IsOf(item)))
        {
            check.HasFailed = true;
        }

        if (exception is not null and not HandlerException)
        {
            violations.Expect(exception);
        }
    }

    public void Dispose()
    {
    }
}
