namespace LigdiCash.Checkout.Storage;

// The database's clock, which all nodes share; between reads it advances by the local timestamp. A wrong or corrected local clock therefore
// affects no lease and no schedule. Timers are local. Until the first read, the local clock is used.
internal sealed class DatabaseClock(TimeProvider local) : TimeProvider
{
    private const int Readings = 5;

    // The maximum error of a reading is half of its duration.
    private static readonly TimeSpan MaxFastReading = TimeSpan.FromMilliseconds(20);

    // A slower reading is less exact than the previous one.
    private static readonly TimeSpan MaxReading = TimeSpan.FromSeconds(2);
    private volatile Reading? _reading;
    private long _latest;

    public override long TimestampFrequency => local.TimestampFrequency;
    public override TimeZoneInfo LocalTimeZone => local.LocalTimeZone;

    // Times are stored as Unix milliseconds.
    public long UnixNow => GetUtcNow().ToUnixTimeMilliseconds();

    // The latest time that was returned and may be stored. FutureTimestampRepairer sets it back.
    public DateTimeOffset Latest
    {
        get => new(Volatile.Read(ref _latest), TimeSpan.Zero);
        set => Volatile.Write(ref _latest, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow()
    {
        var now = _reading is { } reading ? reading.At + local.GetElapsedTime(reading.Stamp) : local.GetUtcNow();
        if (now > Latest)
        {
            Latest = now;
        }

        return now;
    }

    public long UnixAfter(TimeSpan duration) => UnixNow + (long)duration.TotalMilliseconds;

    public override long GetTimestamp() => local.GetTimestamp();
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        local.CreateTimer(callback, state, dueTime, period);

    // The difference of the local clock to the database's; positive if the local clock is ahead.
    public TimeSpan Ahead => local.GetUtcNow() - GetUtcNow();

    public async Task ReadAsync(DbConnection connection, string sql)
    {
        var best = await QueryAsync(connection, sql);
        for (var remaining = Readings - 1; remaining > 0 && best.Took > MaxFastReading; remaining--)
        {
            var next = await QueryAsync(connection, sql);
            best = next.Took < best.Took ? next : best;
        }

        _reading = _reading is null || best.Took < MaxReading ? best : _reading;
    }

    private async Task<Reading> QueryAsync(DbConnection connection, string sql)
    {
        var asked = local.GetTimestamp();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(await connection.ExecuteScalarAsync<long>(sql));
        var answered = local.GetTimestamp();
        return new(at, asked + ((answered - asked) / 2), local.GetElapsedTime(asked, answered));
    }

    private sealed record Reading(DateTimeOffset At, long Stamp, TimeSpan Took);
}
