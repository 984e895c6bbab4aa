namespace Checkout.Plugin.Tests;

// A clock that moves only by Advance, which fires the due timers in order.
// A timer without delay fires at the next Advance, even by zero.
public sealed class ManualTimeProvider(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start;

    public ManualTimeProvider()
        : this(new DateTimeOffset(2026, 4, 15, 11, 0, 0, TimeSpan.Zero))
    {
    }

    // The error of the wall clock. It does not affect timers and timestamps.
    public TimeSpan Wrong { get; set; }

    // Called with every new time before its timers fire.
    public Action<DateTimeOffset> Turned { get; set; } = _ => { };

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    // Null when no timer is set.
    public TimeSpan? UntilNextTimer
    {
        get
        {
            lock (_gate)
            {
                return _timers.Min(timer => timer.Due) - _now;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now + Wrong;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - Wrong).UtcTicks;

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() - Wrong + by;
        while (NextFiring(end) is { } fire)
        {
            // Outside the lock, because the callback may set timers and read the time.
            Turned(GetUtcNow() - Wrong);
            fire();
        }

        Turned(end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    private Action? NextFiring(DateTimeOffset end)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            var reached = next?.Due ?? end;
            _now = reached > _now ? reached : _now;
            next?.Rewind();
            return next?.Fire;
        }
    }

    private sealed class ManualTimer(ManualTimeProvider clock, Action fire) : ITimer
    {
        private TimeSpan _period;

        public Action Fire { get; } = fire;

        public DateTimeOffset? Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : clock._now + dueTime;
                _period = period;
                return clock._timers.Contains(this);
            }
        }

        public void Rewind() => Due = _period > TimeSpan.Zero ? Due + _period : null;

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
