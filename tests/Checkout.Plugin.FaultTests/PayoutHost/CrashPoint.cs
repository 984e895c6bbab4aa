using System.Diagnostics;

namespace Checkout.Plugin.Tests;

// Some points are log lines of the plug-in: each is written right after, or right before, the commit that it speaks of.
internal sealed class CrashPoint(string? name) : ILoggerProvider, ILogger
{
    private static readonly (string Point, int EventId, string Says)[] Lines =
    [
        ("before-mark", 7001, "is about to be marked as sent"),
        ("after-mark", 7002, "to Sending"),
        ("after-store", 7101, "to Pending"),
    ];

    public void Reach(string point)
    {
        if (point == name)
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            using var never = new ManualResetEvent(initialState: false);
            never.WaitOne();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        foreach (var line in Lines.Where(line => line.EventId == eventId.Id && formatter(state, exception).Contains(line.Says, StringComparison.Ordinal)))
        {
            Reach(line.Point);
        }
    }

    public void Dispose()
    {
    }
}

internal sealed class CrashOnTheWire(CrashPoint crash) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        crash.Reach("before-send");
        var response = await base.SendAsync(request, cancellationToken);
        crash.Reach("after-answer");
        return response;
    }
}
