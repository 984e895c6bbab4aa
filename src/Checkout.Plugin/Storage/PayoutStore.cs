namespace LigdiCash.Checkout.Storage;

internal sealed class PayoutStore(CheckoutDatabase database, NodeName node, DatabaseClock time, BackupCheck backups)
    : CheckStore<CheckoutPayout>(database, CheckStatements.Payouts, node, time)
{
    public static readonly PayoutOutcome.NotDone Lost = new(PayoutObstacle.Status, "The payout was just changed: review it again.");

    public Task<IReadOnlyList<CheckoutPayout>> ListAttentionAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync(PayoutSql.Attention, new { limit }, cancellationToken);

    // For a step that depends on other payouts: locks them against such steps until this one is written. Null: it is written.
    public async Task<PayoutOutcome.NotDone?> SaveUnderPayoutLockAsync(
        CheckoutPayout payout, JournalEntry change, Func<PayoutFacts, PayoutOutcome.NotDone?> check, CancellationToken cancellationToken)
    {
        PayoutOutcome.NotDone? obstacle = null;
        var written = await Database.WriteAsync(
            async (DbTransaction transaction) =>
            {
                await transaction.Connection!.ExecuteAsync(Database.Dialect.LockPayouts, transaction: transaction);
                await transaction.Connection!.ExecuteAsync(FulfillmentSql.Lock(Database.Dialect), new { payout.PaymentId }, transaction);
                obstacle = check(await FactsAsync(payout.Row, change.Staff, transaction));
                return obstacle is null && await SaveAsync(payout, change, transaction);
            },
            cancellationToken);
        if (written && change.ToStatus == nameof(CheckoutPayoutStatus.Sending))
        {
            backups.Sent(payout);
        }

        return written ? null : obstacle ?? Lost;
    }

    public override async Task<bool> SaveAsync(CheckoutPayout payout, JournalEntry? change, DbTransaction transaction)
    {
        if (await WriteRowAsync(payout, transaction) == 0)
        {
            return false;
        }

        CrashPoint.Reach("payout.before-journal");
        // The single send is decided here: a second row for this payout conflicts, and the whole step is rolled back.
        var send = new { payout.Id, node = Node, payout.Row.SentAt };
        if (change is { ToStatus: nameof(CheckoutPayoutStatus.Sending) }
            && await transaction.Connection!.ExecuteAsync(PayoutSql.InsertSend, send, transaction) == 0)
        {
            return false;
        }

        if (change is not null)
        {
            await WriteJournalAsync(change, transaction);
        }

        CrashPoint.Reach("payout.before-commit");
        return true;
    }

    public async Task<bool> ResumeAsync(StaffReason by, CancellationToken cancellationToken)
    {
        await using var connection = await Database.OpenAsync(cancellationToken);
        if (!await backups.IsRestoredAsync(Database.Dialect, connection, null))
        {
            return false;
        }

        var values = await backups.ConfirmationAsync(Database.Dialect, connection, by);
        return await Database.WriteAsync(BackupSql.Confirm, () => values, cancellationToken) > 0;
    }

    public async Task<bool> ScheduleCheckAsync(string id, CancellationToken cancellationToken) =>
        await Database.WriteAsync(PayoutSql.ScheduleCheck, () => new { id, now = Now }, cancellationToken) == 1;

    private async Task<PayoutFacts> FactsAsync(PayoutRow row, StaffMember? staff, DbTransaction transaction)
    {
        var values = new DynamicParameters(row);
        values.Add("who", staff?.Id);
        values.Add("dayAgo", After(-PayoutFacts.Day));
        // A later step was written by a clock that was ahead.
        values.Add("soon", After(TimeSpan.FromMinutes(1)));
        values.Add("doubtSince", After(-PayoutFacts.DoubtLasts));
        var facts = await transaction.Connection!.QuerySingleAsync<PayoutFacts>(PayoutSql.Facts, values, transaction);
        return facts with { IsRestored = await backups.IsRestoredAsync(Database.Dialect, transaction.Connection!, transaction) };
    }

    protected override async Task<IReadOnlyList<CheckoutPayout>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<PayoutRow>(sql, values, transaction)).Select(row => new CheckoutPayout(row))];

    private static Task<int> WriteRowAsync(CheckoutPayout payout, DbTransaction transaction)
    {
        if (payout.Stored.Version == 0)
        {
            return transaction.Connection!.ExecuteAsync(PayoutSql.Insert, payout.Row, transaction);
        }

        var values = new DynamicParameters(payout.Row);
        values.Add("StoredVersion", payout.Stored.Version);
        return transaction.Connection!.ExecuteAsync(PayoutSql.Save, values, transaction);
    }
}
