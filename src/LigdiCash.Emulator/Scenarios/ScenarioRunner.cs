namespace LigdiCash.Emulator;

internal sealed class Play(CallbacksUnderWay underWay, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public void Begin(TimeSpan after, Task answered, Func<Task> act) =>
        _ = after > TimeSpan.Zero ? LaterAsync(after, act) : underWay.Run(() => SoonAsync(answered, act));

    private static async Task SoonAsync(Task answered, Func<Task> act)
    {
        await answered;
        await act();
    }

    private async Task LaterAsync(TimeSpan after, Func<Task> act)
    {
        await Task.Delay(after, time, lifetime.ApplicationStopping);
        await underWay.Run(act);
    }
}
