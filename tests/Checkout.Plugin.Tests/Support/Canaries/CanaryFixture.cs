using Checkout.Plugin.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(CanaryFixture))]

namespace Checkout.Plugin.Tests;

// Traces, metrics and exceptions belong to the process, whichever shop they come from. The run fails if one of them held a canary.
internal sealed class CanaryFixture : IAsyncDisposable
{
    private readonly CanarySinks _sinks = new(CanaryDetector.ForProcess);

    public ValueTask DisposeAsync()
    {
        _sinks.Dispose();
        CanaryDetector.ForProcess.ThrowIfFound();
        return ValueTask.CompletedTask;
    }
}
