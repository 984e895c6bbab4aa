using LigdiCash.Emulator.Callbacks;

namespace LigdiCash.Emulator.Scenarios;

internal sealed class ScenarioRunner(PendingCallbacks pending, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public void Schedule(TimeSpan after, Task answered, Func<Task> act) =>
        _ = after > TimeSpan.Zero ? LaterAsync(after, act) : pending.RunAsync(() => SoonAsync(answered, act));

    private static async Task SoonAsync(Task answered, Func<Task> act)
    {
        await answered;
        await act();
    }

    private async Task LaterAsync(TimeSpan after, Func<Task> act)
    {
        await Task.Delay(after, time, lifetime.ApplicationStopping);
        await pending.RunAsync(act);
    }
}
