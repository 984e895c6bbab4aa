using System.Data.Common;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class RetentionClockSql
{
    public const string Find = "SELECT ran_at AS RanAt, waits_until AS WaitsUntil FROM checkout_retention WHERE id = 1";

    public const string Save = """
        INSERT INTO checkout_retention (id, ran_at, waits_until) VALUES (1, @now, @waitsUntil)
        ON CONFLICT (id) DO UPDATE SET ran_at = @now, waits_until = @waitsUntil WHERE checkout_retention.waits_until = @seen
        """;
}

// Says by which time personal data is old. Deleted data can't be had back, so nothing is deleted for a week after a jump of the clock.
// In that week a person can put the clock right. A process knows how much time passed since its last run.
// For a new process, more than a day since the last run of any process counts as a jump too.
internal sealed partial class RetentionClock(CheckoutDatabase database, DatabaseClock time, ILogger<RetentionClock> logger)
{
    private static readonly TimeSpan WaitAfterJump = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxPause = TimeSpan.FromDays(1);

    // The database's clock and the process's own run a little differently.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private (DateTimeOffset At, long Stamp)? _last;

    // Null: nothing may be deleted now.
    public async Task<DateTimeOffset?> ReadAsync(CancellationToken cancellationToken)
    {
        var stored = await FindAsync(cancellationToken);
        var (now, stamp) = (time.GetUtcNow(), time.GetTimestamp());
        var waitsUntil = stored is null ? null : WaitsUntil(stored, now);
        var values = new { now = now.ToUnixTimeMilliseconds(), waitsUntil = waitsUntil?.ToUnixTimeMilliseconds() ?? 0, seen = stored?.WaitsUntil ?? 0 };
        var isSaved = await database.WriteAsync(RetentionClockSql.Save, () => values, cancellationToken) == 1;
        _last = (now, stamp);
        // Another process may have seen a jump meanwhile.
        return isSaved && stored is not null && waitsUntil is null ? now : null;
    }

    private async Task<RetentionRow?> FindAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<RetentionRow>(RetentionClockSql.Find);
    }

    // Null: the clock is believed.
    private DateTimeOffset? WaitsUntil(RetentionRow stored, DateTimeOffset now)
    {
        if (JumpedFrom(stored, now) is not { } from)
        {
            return Instant(stored.WaitsUntil) is var until && now < until ? until : null;
        }

        Log.Jumped(logger, from, now, now + WaitAfterJump);
        return now + WaitAfterJump;
    }

    // The time of the last run, if the clock went further since than time can have passed. Null: it did not.
    // While one jump is waited out, only a jump longer than the wait counts: else a shop that is suspended each night would delete nothing.
    private DateTimeOffset? JumpedFrom(RetentionRow stored, DateTimeOffset now)
    {
        var (from, passed, longest) = _last is { } last
            ? (last.At, time.GetElapsedTime(last.Stamp), Tolerance)
            : (Instant(stored.RanAt), TimeSpan.Zero, MaxPause);
        var excess = now - from - passed;
        return excess < -Tolerance || excess > (stored.WaitsUntil == 0 ? longest : WaitAfterJump) ? from : null;
    }

    private static DateTimeOffset Instant(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private sealed record RetentionRow(long RanAt, long WaitsUntil);

    private static partial class Log
    {
        [LoggerMessage(8003, LogLevel.Warning,
            "Since old personal data was last looked for, the clock went from {From} to {Now}, and less time may have passed. "
            + "No personal data is deleted before {Until}. If the clock is wrong, correct it. If the shop was stopped meanwhile, do nothing.")]
        public static partial void Jumped(ILogger logger, DateTimeOffset from, DateTimeOffset now, DateTimeOffset until);
    }
}
