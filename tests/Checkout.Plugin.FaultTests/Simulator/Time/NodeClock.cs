namespace Checkout.Plugin.Tests.Simulator;

// The clock of one process. Its timers are right, its time of day may be wrong.
internal sealed class NodeClock(Timeline timeline, ProcessLifetime life) : TimeProvider
{
    public TimeSpan Wrong { get; set; }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => 1_000;

    public override long GetTimestamp() => timeline.Now;

    public override DateTimeOffset GetUtcNow() => timeline.Clock + Wrong;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new Timer(this, () => callback(state), dueTime, period);

    private sealed class Timer : ITimer
    {
        private readonly NodeClock _clock;
        private readonly Action _ring;
        private TimeSpan _period;
        private int _setting;

        public Timer(NodeClock clock, Action ring, TimeSpan dueTime, TimeSpan period)
        {
            (_clock, _ring) = (clock, ring);
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _period = period;
            Set(dueTime);
            return true;
        }

        public void Dispose() => _setting++;

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Set(TimeSpan dueTime)
        {
            var setting = ++_setting;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                _clock.At(dueTime, () => Ring(setting));
            }
        }

        private void Ring(int setting)
        {
            if (setting != _setting)
            {
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                Set(_period);
            }

            _ring();
        }
    }

    private void At(TimeSpan delay, Action action) => timeline.After(delay, life, action);
}
