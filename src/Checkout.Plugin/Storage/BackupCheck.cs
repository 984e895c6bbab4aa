namespace LigdiCash.Checkout.Storage;

internal static class BackupSql
{
    // The row of a later migration has no origin: an upgrade does not hide a restored backup.
    public const string Origin = "SELECT MAX(origin) FROM checkout_schema";
    public const string SaveOrigin = "UPDATE checkout_schema SET origin = @origin WHERE origin IS NULL";
    public const string Confirm = "UPDATE checkout_schema SET origin = @origin, confirmed_at = @now, confirmed_by = @by";

    // A payout sent before the last confirmation is not lost: staff have checked it.
    public const string HasLostPayout = "SELECT CASE WHEN COALESCE((SELECT MAX(confirmed_at) FROM checkout_schema), 0) >= @At "
        + "OR EXISTS (SELECT 1 FROM checkout_payout_send WHERE payout_id = @Id) THEN 0 ELSE 1 END";
}

// Detects a restored backup: payouts that it lists as approved may have been sent since. There are two signs: the stored origin differs
// from the server's, or checkout_payout_send lacks the last payout of this process.
internal sealed partial class BackupCheck(SingleProcessLock processLock, DatabaseClock time, ILogger<BackupCheck> logger)
{
    private volatile bool _isOriginUnknown;
    private volatile SentPayout? _lastPayout;

    // The note names a payout of earlier tables.
    public void Reset() => processLock.Note = "";

    public async Task WarnAsync(Dialect dialect, DbConnection connection)
    {
        _lastPayout = SentPayout.Parse(processLock.Note) ?? _lastPayout;
        // The query avoids an UPDATE that a read-only database would reject.
        if (await OriginAsync(dialect, connection) is { } origin && await connection.ExecuteScalarAsync<string?>(BackupSql.Origin) is null)
        {
            await connection.ExecuteAsync(BackupSql.SaveOrigin, new { origin });
        }

        if (await IsRestoredAsync(dialect, connection, null))
        {
            LogRestored();
        }
    }

    public async Task<bool> IsRestoredAsync(Dialect dialect, DbConnection connection, DbTransaction? transaction)
    {
        Task<string?> ReadAsync(string sql) => connection.ExecuteScalarAsync<string?>(sql, transaction: transaction);
        return (_lastPayout is { } last && await connection.ExecuteScalarAsync<long>(BackupSql.HasLostPayout, last, transaction) == 1)
            || (!_isOriginUnknown && dialect.Origin is { } sql && await ReadAsync(sql) is { } origin
                && await ReadAsync(BackupSql.Origin) is { } stored && stored != origin);
    }

    public void RecordSent(CheckoutPayout payout)
    {
        _lastPayout = new SentPayout(payout.Id, payout.Row.SentAt ?? time.UnixNow);
        try
        {
            processLock.Note = _lastPayout.ToString();
        }
        catch (IOException exception)
        {
            LogNotNoted(exception, payout.Id);
        }
    }

    public async Task<object> ConfirmationAsync(Dialect dialect, DbConnection connection, StaffReason signature) => new
    {
        origin = await OriginAsync(dialect, connection), now = time.UnixNow,
        by = $"{signature.Staff.Id} ({signature.Staff.Name}): {signature.Reason}",
    };

    private async Task<string?> OriginAsync(Dialect dialect, DbConnection connection)
    {
        try
        {
            return dialect.Origin is { } sql ? await connection.ExecuteScalarAsync<string?>(sql) : null;
        }
        catch (Exception exception) when (exception.IsOfDatabase() && connection.State == System.Data.ConnectionState.Open)
        {
            _isOriginUnknown = true;
            LogOriginUnknown(exception);
            return null;
        }
    }

    private sealed record SentPayout(string Id, long At)
    {
        public static SentPayout? Parse(string note) => note.Split(' ') is [var id, var at]
            && CheckoutId.IsId(id) && long.TryParse(at, CultureInfo.InvariantCulture, out var sentAt) ? new(id, sentAt) : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {At}");
    }

    [LoggerMessage(5121, LogLevel.Critical, "The database comes from a backup, or a standby took over. "
        + "Payouts that it lists as approved may have been sent since. All payouts are held until a person follows "
        + "Payments/README.md, \"When the database comes from a backup\", and calls IPayouts.ResumeAfterRestoreAsync.")]
    private partial void LogRestored();
    [LoggerMessage(5123, LogLevel.Warning, "The file beside the database does not name sent payout {PayoutId}, "
        + "because writing failed. A restored database may not be detected.")]
    private partial void LogNotNoted(Exception exception, string payoutId);
    [LoggerMessage(5122, LogLevel.Information, "PostgreSQL hides its system identifier. Restored dumps are not detected.")]
    private partial void LogOriginUnknown(Exception exception);
}
