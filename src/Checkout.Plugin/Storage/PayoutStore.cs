namespace LigdiCash.Checkout.Storage;

internal sealed class PayoutStore(CheckoutDatabase database, NodeName node, DatabaseClock time, BackupCheck backups, EventOutbox events)
    : CheckStore<CheckoutPayout>(database, node, time, new(
        Find: PayoutSql.Find, Attention: PayoutSql.Attention, InsertJournal: PayoutSql.InsertJournal,
        Request: PayoutSql.RequestCheck, ScheduleNow: PayoutSql.ScheduleCheckNow, ClaimDue: PayoutSql.ClaimDueChecks,
        Claim: PayoutSql.ClaimCheck, Release: PayoutSql.ReleaseCheck, NextDue: PayoutSql.NextDue))
{
    public static readonly PayoutOutcome.NotDone Lost = new(PayoutObstacle.WrongStatus, "The payout was just changed: review it again.");

    // For a step that depends on other payouts: locks them against such steps until this one is written. Null: it is written.
    public async Task<PayoutOutcome.NotDone?> SaveUnderPayoutLockAsync(
        CheckoutPayout payout, JournalEntry change, Func<PayoutFacts, PayoutOutcome.NotDone?> check, CancellationToken cancellationToken)
    {
        PayoutOutcome.NotDone? obstacle = null;
        var written = await Database.WriteAsync(async transaction =>
        {
            await transaction.ExecuteAsync(Database.Dialect.LockPayouts);
            await transaction.ExecuteAsync(FulfillmentSql.Lock(Database.Dialect), new { payout.PaymentId });
            obstacle = check(await FactsAsync(payout.Row, change.Staff, transaction));
            return obstacle is null && await SaveAsync(payout, change, transaction);
        }, cancellationToken);
        if (written && change.ToStatus == nameof(CheckoutPayoutStatus.Sending))
        {
            backups.RecordSent(payout);
        }

        return written ? null : obstacle ?? Lost;
    }

    public override async Task<bool> SaveAsync(CheckoutPayout payout, JournalEntry? change, DbTransaction transaction)
    {
        if (await (payout.Stored.Version == 0
            ? transaction.ExecuteAsync(PayoutSql.Insert, payout.Row)
            : transaction.ExecuteAsync(PayoutSql.Save, ValuesToSave(payout))) == 0)
        {
            return false;
        }

        CrashPoint.Reach("payout.before-journal");
        // The single send is decided here: a second row for this payout conflicts, and the whole step is rolled back. The version alone
        // would not prevent a second send by a future transition back to Approved.
        if (change is { ToStatus: nameof(CheckoutPayoutStatus.Sending) }
            && await transaction.ExecuteAsync(PayoutSql.InsertSend, new { payout.Id, node = Node, payout.Row.SentAt }) == 0)
        {
            return false;
        }

        await WriteJournalAsync(change, transaction);
        if (change is { ToStatus: nameof(CheckoutPayoutStatus.Completed) } && change.FromStatus != change.ToStatus
            && payout.PaymentId is { } paymentId)
        {
            await events.AddAsync($"{payout.Id}:{payout.Row.Version}", paymentId, PaymentEventKind.Refunded, transaction, payout.Id);
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

    private async Task<PayoutFacts> FactsAsync(PayoutRow row, StaffMember? staff, DbTransaction transaction)
    {
        var values = new DynamicParameters(row);
        // A later step than "soon" was written by a clock that was ahead.
        var soon = Time.UnixAfter(TimeSpan.FromMinutes(1));
        var (dayAgo, doubtSince) = (Time.UnixAfter(-PayoutFacts.Day), Time.UnixAfter(-PayoutFacts.DoubtLasts));
        values.AddDynamicParams(new { who = staff?.Id, soon, dayAgo, doubtSince });
        var facts = (await transaction.QueryAsync<PayoutFacts>(PayoutSql.Facts, values)).Single();
        return facts with { IsRestored = await backups.IsRestoredAsync(Database.Dialect, transaction.Connection!, transaction) };
    }

    protected override async Task<IReadOnlyList<CheckoutPayout>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<PayoutRow>(sql, values, transaction)).Select(row => new CheckoutPayout(row))];
}
