using Dapper;

namespace Checkout.Plugin;

/// The clock that all nodes share: the database's, read now and then and carried on by the time that passes. A node whose own clock is wrong, or is put right,
/// neither takes what another holds nor is early or late. Timers are the node's own.
internal sealed class SharedClock(CheckoutDatabase database, TimeProvider own) : TimeProvider
{
    /// A process that stood still while it asked knows less of the time than before.
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(2);
    private volatile Reading? _reading;

    public override long TimestampFrequency => own.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => own.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => _reading is { } reading ? reading.At + own.GetElapsedTime(reading.Stamp) : own.GetUtcNow();

    public override long GetTimestamp() => own.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => own.CreateTimer(callback, state, dueTime, period);

    /// How far this node's own clock is ahead of the shared one.
    public async Task<TimeSpan> ReadAsync(CancellationToken cancellationToken)
    {
        if (database.Dialect.ReadClock is not { } sql)
        {
            // One node, one machine, one clock.
            return TimeSpan.Zero;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        var asked = own.GetTimestamp();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(await connection.ExecuteScalarAsync<long>(sql));
        if (_reading is null || own.GetElapsedTime(asked) < LongestReading)
        {
            _reading = new(at, asked + ((own.GetTimestamp() - asked) / 2));
        }

        return own.GetUtcNow() - GetUtcNow();
    }

    private sealed record Reading(DateTimeOffset At, long Stamp);
}
