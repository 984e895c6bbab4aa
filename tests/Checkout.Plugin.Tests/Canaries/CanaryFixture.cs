using Checkout.Plugin.Tests;
using Xunit;

[assembly: AssemblyFixture(typeof(CanaryFixture))]

namespace Checkout.Plugin.Tests;

// For the whole run: traces, metrics and exceptions are the process's, whichever shop they come from. The run fails when one of them held a canary.
internal sealed class CanaryFixture : IAsyncDisposable
{
    private readonly CanarySinks _sinks = new(Watch.OfThisProcess);

    public ValueTask DisposeAsync()
    {
        _sinks.Dispose();
        Watch.OfThisProcess.Tell();
        return ValueTask.CompletedTask;
    }
}
