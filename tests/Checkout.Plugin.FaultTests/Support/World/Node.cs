using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

// A process of the shop that can be killed and restarted at the same address.
internal sealed class Node(WorldPlan plan, Uri address, Dictionary<string, string> settings) : IDisposable
{
    private static readonly TimeSpan LongestLife = TimeSpan.FromSeconds(60);
    private readonly StringBuilder _earlier = new();
    private ChildProcess? _process;

    public Uri Address => address;

    public bool IsAlive => _process is { HasEnded: false };

    // The output of all runs.
    public string Output => $"{_earlier}{_process?.Output}";

    // Null: the process is not running.
    public int? ProcessId => IsAlive ? _process!.Id : null;

    // False: the process ended before it accepted a connection.
    public async Task<bool> StartsAsync(string? crashAt = null, IReadOnlyDictionary<string, string>? also = null)
    {
        Bury();
        Dictionary<string, string> all = new(settings, StringComparer.Ordinal) { ["CHECKOUT_CRASH_AT"] = crashAt ?? "" };
        foreach (var (name, value) in also ?? new Dictionary<string, string>())
        {
            all[name] = value;
        }

        _process = ChildProcess.Run(plan.Program, address, all, plan.WithCrashPoints);
        return await _process.ListensAsync(address);
    }

    // SIGKILL, if the process runs.
    public Task KillAsync() => IsAlive ? _process!.KillAsync() : Task.CompletedTask;

    // SIGTERM.
    public Task<int> StopsAsync() => _process!.StopsAsync(LongestLife);

    // Asserts that the process ended itself at this crash point.
    public async Task HasCrashedAtAsync(string point)
    {
        var process = _process!;
        var code = await process.ExitsAsync(LongestLife, waitingFor: point);
        Assert.True(
            code == 137 && process.Output.Contains($"crash point {point}\n", StringComparison.Ordinal),
            $"ended with {code}, not at {point}:\n{process.Output}");
    }

    public void Dispose() => Bury();

    private void Bury()
    {
        _process?.Dispose();
        _earlier.Append(_process?.Output);
        _process = null;
    }
}
