namespace Checkout.Plugin.Tests.Emulator;

// Stands still until it is moved; whoever waits on it is known.
internal sealed class TestClock : TimeProvider
{
    readonly Lock gate = new();
    readonly List<Alarm> alarms = [];
    readonly TaskCompletionSource firstAlarm = new(TaskCreationOptions.RunContinuationsAsynchronously);
    DateTimeOffset now = new(2026, 5, 9, 7, 20, 23, 362, 788, TimeSpan.Zero);

    public Task SomebodyWaits => firstAlarm.Task;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public void Advance(TimeSpan by)
    {
        Alarm[] due;
        lock (gate)
        {
            now += by;
            due = [.. alarms.Where(alarm => alarm.DueAt <= now)];
            alarms.RemoveAll(alarm => due.Contains(alarm));
        }

        Array.ForEach(due, alarm => alarm.Ring());
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var alarm = new Alarm(() => callback(state), GetUtcNow() + dueTime);
        lock (gate)
        {
            alarms.Add(alarm);
        }

        firstAlarm.TrySetResult();
        return alarm;
    }

    sealed class Alarm(Action ring, DateTimeOffset dueAt) : ITimer
    {
        public DateTimeOffset DueAt => dueAt;

        public void Ring() => ring();

        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
