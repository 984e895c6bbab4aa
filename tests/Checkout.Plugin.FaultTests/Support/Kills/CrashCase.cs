namespace Checkout.Plugin.Tests;

// A run of a process that a scenario leads to a crash point, where it ends at the nth pass.
internal sealed record CrashCase(string Point, Scenario Scenario, int Nth = 1);

// Prepares a scenario while the shop works. The result is the part that runs until the crash.
internal delegate Task<ScenarioRun> Scenario(World world);

// ResumeAsync continues after the restart.
internal sealed record ScenarioRun(Func<Task> ActAsync, Func<Task> ResumeAsync)
{
    public static readonly ScenarioRun Nothing = new(() => Task.CompletedTask, () => Task.CompletedTask);

    // The time that passes before the run.
    public TimeSpan Passes { get; init; }

    // Settings of this run only.
    public Dictionary<string, string> Settings { get; init; } = [];
}
