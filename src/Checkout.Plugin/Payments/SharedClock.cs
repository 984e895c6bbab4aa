using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// The clock that all nodes share: the database's, read now and then and carried on by the time that passes. A node whose own clock is wrong, or is put right,
// neither takes what another holds nor is early or late. Timers are the node's own, and so is all time until the database was reached for the first time.
internal sealed class DatabaseClock(TimeProvider own) : TimeProvider
{
    private const int Readings = 5;

    // A reading is wrong by half of the time that it took at most.
    private static readonly TimeSpan MaxFastReading = TimeSpan.FromMilliseconds(20);

    // A process that stood still while it asked knows less of the time than before.
    private static readonly TimeSpan MaxReading = TimeSpan.FromSeconds(2);
    private volatile Reading? _reading;
    private long _latest;

    public override long TimestampFrequency => own.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => own.LocalTimeZone;

    // The latest time that was given out, and may have been written down. After a repair of what was written it counts anew from now.
    public DateTimeOffset Latest
    {
        get => new(Volatile.Read(ref _latest), TimeSpan.Zero);
        set => Volatile.Write(ref _latest, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow()
    {
        var now = _reading is { } reading ? reading.At + own.GetElapsedTime(reading.Stamp) : own.GetUtcNow();
        if (now > Latest)
        {
            Latest = now;
        }

        return now;
    }

    public override long GetTimestamp() => own.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);

    // How far this node's own clock is ahead of the shared one.
    public TimeSpan Ahead => own.GetUtcNow() - GetUtcNow();

    public async Task ReadAsync(DbConnection connection, string sql)
    {
        var best = await AskAsync(connection, sql);
        for (var more = Readings - 1; more > 0 && best.Took > MaxFastReading; more--)
        {
            var next = await AskAsync(connection, sql);
            best = next.Took < best.Took ? next : best;
        }

        _reading = _reading is null || best.Took < MaxReading ? best : _reading;
    }

    private async Task<Reading> AskAsync(DbConnection connection, string sql)
    {
        var asked = own.GetTimestamp();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(await connection.ExecuteScalarAsync<long>(sql));
        var answered = own.GetTimestamp();
        return new(at, asked + ((answered - asked) / 2), own.GetElapsedTime(asked, answered));
    }

    private sealed record Reading(DateTimeOffset At, long Stamp, TimeSpan Took);
}
