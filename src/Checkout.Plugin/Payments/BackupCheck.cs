using System.Data.Common;
using System.Globalization;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal static class BackupSql
{
    public const string Origin = "SELECT origin FROM checkout_schema ORDER BY version DESC LIMIT 1";

    public const string SaveOrigin = "UPDATE checkout_schema SET origin = @origin WHERE origin IS NULL";

    public const string Confirm = "UPDATE checkout_schema SET origin = @origin, confirmed_at = @now, confirmed_by = @by";

    // A payout that this process sent, before anybody confirmed anything, and of which the database knows nothing.
    public const string HasLostPayout = """
        SELECT CASE WHEN COALESCE((SELECT MAX(confirmed_at) FROM checkout_schema), 0) >= @At OR EXISTS (SELECT 1 FROM checkout_payout_send WHERE payout_id = @Id) THEN 0 ELSE 1 END
        """;
}

// Recognizes a database that was restored from a backup: what it calls approved may have been sent since. Two signs: PostgreSQL's name for the table is another one than
// the table itself says (a dump was restored, or a server recovered to a point in time), or the last payout sent by this process is not marked as sent.
internal sealed partial class BackupCheck(SingleProcessLock node, DatabaseClock time, ILogger<BackupCheck> logger)
{
    private volatile bool _isOriginUnknown;
    private volatile SentPayout? _last;

    // New tables have nothing to do with what was sent before.
    public void Reset() => node.Note = "";

    public async Task WarnAsync(Dialect dialect, DbConnection connection)
    {
        _last = SentPayout.Read(node.Note) ?? _last;
        // Asked first, for a database that takes no writes.
        if (await OriginAsync(dialect, connection) is { } origin && await connection.ExecuteScalarAsync<string?>(BackupSql.Origin) is null)
        {
            await connection.ExecuteAsync(BackupSql.SaveOrigin, new { origin });
        }

        if (await IsRestoredAsync(dialect, connection, null))
        {
            Log.Restored(logger);
        }
    }

    public async Task<bool> IsRestoredAsync(Dialect dialect, DbConnection connection, DbTransaction? transaction)
    {
        if (_last is { } last && await connection.ExecuteScalarAsync<long>(BackupSql.HasLostPayout, last, transaction) == 1)
        {
            return true;
        }

        return !_isOriginUnknown && dialect.Origin is { } sql && await connection.ExecuteScalarAsync<string?>(sql, transaction: transaction) is { } origin
            && await connection.ExecuteScalarAsync<string?>(BackupSql.Origin, transaction: transaction) is { } stored && stored != origin;
    }

    // Where there is one process, what it sent is noted beside the database.
    public void Sent(CheckoutPayout payout)
    {
        var sent = new SentPayout(payout.Id, payout.Row.SentAt ?? time.GetUtcNow().ToUnixTimeMilliseconds());
        _last = sent;
        try
        {
            node.Note = sent.ToString();
        }
        catch (IOException exception)
        {
            Log.NotNoted(logger, exception, payout.Id);
        }
    }

    public async Task<object> ConfirmationAsync(Dialect dialect, DbConnection connection, Signature by) =>
        new { origin = await OriginAsync(dialect, connection), now = time.GetUtcNow().ToUnixTimeMilliseconds(), by = $"{by.Who.Id} ({by.Who.Name}): {by.Why}" };

    // Null: this database has no name, or does not tell it.
    private async Task<string?> OriginAsync(Dialect dialect, DbConnection connection)
    {
        try
        {
            return dialect.Origin is { } sql ? await connection.ExecuteScalarAsync<string?>(sql) : null;
        }
        catch (Exception exception) when (exception.IsOfDatabase() && connection.State == System.Data.ConnectionState.Open)
        {
            _isOriginUnknown = true;
            Log.OriginUnknown(logger, exception);
            return null;
        }
    }

    private sealed record SentPayout(string Id, long At)
    {
        public static SentPayout? Read(string note) =>
            note.Split(' ') is [var id, var at] && CheckoutId.IsId(id) && long.TryParse(at, CultureInfo.InvariantCulture, out var sentAt) ? new(id, sentAt) : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {At}");
    }

    private static partial class Log
    {
        [LoggerMessage(5121, LogLevel.Critical, "The database comes from a backup, or a standby took over: payouts that it calls approved may have been sent since. None is sent until a person has followed Payments/README.md, \"When the database comes from a backup\", and called IPayouts.ResumeAfterRestoreAsync.")]
        public static partial void Restored(ILogger logger);

        [LoggerMessage(5123, LogLevel.Warning, "The note beside the database that payout {PayoutId} was sent could not be written: a restored database may not be recognized.")]
        public static partial void NotNoted(ILogger logger, Exception exception, string payoutId);

        [LoggerMessage(5122, LogLevel.Information, "This PostgreSQL does not tell its system identifier, so a restored dump is not recognized.")]
        public static partial void OriginUnknown(ILogger logger, Exception exception);
    }
}
