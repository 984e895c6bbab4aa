namespace LigdiCash.Checkout.Storage;

internal static class RetentionClockSql
{
    public const string Find = "SELECT ran_at AS RanAt, waits_until AS WaitsUntil FROM checkout_retention WHERE id = 1";
    public const string Save = "INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, @now, @waitsUntil) "
        + "ON CONFLICT (id) DO UPDATE SET ran_at = @now, waits_until = @waitsUntil WHERE checkout_retention.waits_until = @seen";
}

// After a jump of the clock nothing is deleted for a week, because a deletion can't be undone. A person can correct the clock in that time.
// A process measures the time since its own last run. For a new process, more than a day since any last run counts as a jump.
internal sealed partial class RetentionClock(CheckoutDatabase database, DatabaseClock time, ILogger<RetentionClock> logger)
{
    private static readonly TimeSpan WaitAfterJump = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(1);

    // Allows for the drift between the clocks of the database and the process.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private (DateTimeOffset At, long Stamp)? _last;

    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = (await database.QueryAsync<RetentionRow>(RetentionClockSql.Find, null, cancellationToken)).SingleOrDefault();
        var (now, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var waitsUntil = stored is null ? null : WaitsUntil(stored, now);
        var (until, seen) = (waitsUntil?.ToUnixTimeMilliseconds() ?? 0, stored?.WaitsUntil ?? 0);
        var values = new { now = now.ToUnixTimeMilliseconds(), waitsUntil = until, seen };
        var isSaved = await database.WriteAsync(RetentionClockSql.Save, () => values, cancellationToken) == 1;
        _last = (now, stamp);
        // isSaved is false if another process has detected a jump since the read.
        return isSaved && stored is not null && waitsUntil is null ? now : null;
    }

    private DateTimeOffset? WaitsUntil(RetentionRow stored, DateTimeOffset now)
    {
        if (JumpedFrom(stored, now) is not { } from)
        {
            return Instant(stored.WaitsUntil) is var until && now < until ? until : null;
        }

        LogJumped(from, now, now + WaitAfterJump);
        return now + WaitAfterJump;
    }

    // The time of the last run if the clock jumped since then. Null: no jump.
    // During a wait only a longer jump counts: otherwise a shop that is suspended each night would never delete data.
    private DateTimeOffset? JumpedFrom(RetentionRow stored, DateTimeOffset now)
    {
        var (from, passed, max) = _last is { } last
            ? (last.At, time.GetElapsedTime(last.Stamp), Tolerance)
            : (Instant(stored.RanAt), TimeSpan.Zero, MaxPause);
        var excess = now - from - passed;
        return excess < -Tolerance || excess > (stored.WaitsUntil == 0 ? max : WaitAfterJump) ? from : null;
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record RetentionRow(long RanAt, long WaitsUntil);

    [LoggerMessage(8003, LogLevel.Warning, "Since the last retention run the clock changed from {From} to {Now}, which may be a jump. "
        + "No personal data is deleted before {Until}. If the clock is wrong, correct it. If the shop was stopped, do nothing.")]
    private partial void LogJumped(DateTimeOffset from, DateTimeOffset now, DateTimeOffset until);
}
