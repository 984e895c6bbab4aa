using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Payouts in the database. A save says whether it won; whoever lost does nothing more.
internal sealed class PayoutStore(CheckoutDatabase database, GatewayThrottle pace, NodeName node, DatabaseClock time, BackupCheck backups)
{
    public static readonly PayoutOutcome.NotDone Lost = new(PayoutObstacle.Status, "Somebody else was faster: look at the payout again.");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<PayoutRow>(PayoutSql.Find, new { id }) is { } row ? new CheckoutPayout(row) : null;
    }

    public async Task<IReadOnlyList<CheckoutPayout>> ListAttentionAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PayoutRow>(PayoutSql.Attention, new { limit })).Select(row => new CheckoutPayout(row))];
    }

    // One transaction: the new state and its journal row. False: somebody else has changed the payout meanwhile.
    public Task<bool> SaveAsync(CheckoutPayout payout, PayoutEvent? change, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => WriteAsync(payout, change, transaction), cancellationToken);

    // The same for a step that depends on all other payouts: nobody else takes such a step until this one is written. Null: it is written.
    public async Task<PayoutOutcome.NotDone?> SaveAloneAsync(
        CheckoutPayout payout, PayoutEvent change, Func<PayoutFacts, PayoutOutcome.NotDone?> judge, CancellationToken cancellationToken)
    {
        PayoutOutcome.NotDone? obstacle = null;
        var written = await database.WriteAsync(
            async (DbTransaction transaction) =>
            {
                await transaction.Connection!.ExecuteAsync(database.Dialect.LockPayouts, transaction: transaction);
                await transaction.Connection!.ExecuteAsync(FulfillmentSql.Lock(database.Dialect), new { payout.PaymentId }, transaction);
                obstacle = judge(await FactsAsync(payout.Row, change.Who, transaction));
                return obstacle is null && await WriteAsync(payout, change, transaction);
            },
            cancellationToken);
        if (written && change.ToStatus == nameof(CheckoutPayoutStatus.Sending))
        {
            backups.Sent(payout);
        }

        return written ? null : obstacle ?? Lost;
    }

    // False: the database is not known to come from a backup.
    public async Task<bool> ResumeAsync(Signature by, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        if (!await backups.IsRestoredAsync(database.Dialect, connection, null))
        {
            return false;
        }

        var values = await backups.ConfirmationAsync(database.Dialect, connection, by);
        return await database.WriteAsync(BackupSql.Confirm, () => values, cancellationToken) > 0;
    }

    // Where the payout stands; null when nothing was made due or noted.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { id, now = Now, maxLease = Now + (long)maxLease.TotalMilliseconds };
        return (await database.WriteAsync<string>(PayoutSql.ScheduleCheckNow, Values, cancellationToken)).SingleOrDefault();
    }

    public Task<bool> ScheduleCheckAsync(string id, CancellationToken cancellationToken) => ChangeAsync(PayoutSql.ScheduleCheck, () => new { id, now = Now }, cancellationToken);

    // Null: a look is under way, or was a moment ago, or the gateway may not be asked right now.
    public async Task<CheckoutPayout?> ClaimCheckAsync(string id, TimeSpan lease, CancellationToken cancellationToken) =>
        (await ClaimAsync(PayoutSql.ClaimCheck, 1, lease, (_, now, until) => new { id, now, lease = until }, cancellationToken)).SingleOrDefault();

    // As many as are due, are wanted and may be asked about now. They are the caller's until the lease ends.
    public Task<IReadOnlyList<CheckoutPayout>> ClaimDueChecksAsync(int most, TimeSpan lease, CancellationToken cancellationToken) =>
        ClaimAsync(PayoutSql.ClaimDueChecks(database.Dialect), most, lease, (allowed, now, until) => new { most = allowed, now, lease = until }, cancellationToken);

    public Task<bool> ReleaseCheckAsync(CheckoutPayout payout, DateTimeOffset notBefore) =>
        ChangeAsync(PayoutSql.ReleaseCheck, () => new { payout.Id, payout.Stored.Checks, payout.Stored.Version, notBefore = notBefore.ToUnixTimeMilliseconds() }, CancellationToken.None);

    // Null: nothing is due by then.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(PayoutSql.NextDue, new { until = Now + (long)within.TotalMilliseconds });
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    private async Task<IReadOnlyList<CheckoutPayout>> ClaimAsync(string statement, int most, TimeSpan length, Func<int, long, long, object> values, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckoutPayout> claimed = [];
        var watch = new Lease(length, time);
        await database.ClaimAsync(async transaction =>
        {
            claimed = await pace.BeginAsync(most, allowed => TakeAsync(allowed, transaction), transaction);
            return claimed.Count > 0;
        }, cancellationToken);
        return watch.WhileValid(claimed);

        async Task<IReadOnlyList<CheckoutPayout>> TakeAsync(int allowed, DbTransaction transaction)
        {
            var (now, until) = (Now, Now + (long)length.TotalMilliseconds);
            return [.. (await transaction.Connection!.QueryAsync<PayoutRow>(statement, values(allowed, now, until), transaction)).Select(row => new CheckoutPayout(row))];
        }
    }

    private async Task<PayoutFacts> FactsAsync(PayoutRow row, StaffMember? who, DbTransaction transaction)
    {
        var values = new DynamicParameters(row);
        values.Add("who", who?.Id);
        values.Add("dayAgo", Now - (long)PayoutFacts.Day.TotalMilliseconds);
        // Beyond it a step was written by a clock that was ahead.
        values.Add("soon", Now + (long)TimeSpan.FromMinutes(1).TotalMilliseconds);
        values.Add("doubtSince", Now - (long)PayoutFacts.DoubtLasts.TotalMilliseconds);
        var facts = await transaction.Connection!.QuerySingleAsync<PayoutFacts>(PayoutSql.Facts, values, transaction);
        return facts with { IsRestored = await backups.IsRestoredAsync(database.Dialect, transaction.Connection!, transaction) };
    }

    private async Task<bool> WriteAsync(CheckoutPayout payout, PayoutEvent? change, DbTransaction transaction)
    {
        if (await WriteRowAsync(payout, transaction) == 0)
        {
            return false;
        }

        CrashPoint.Reach("payout.before-journal");
        if (change is { ToStatus: nameof(CheckoutPayoutStatus.Sending) }
            && await transaction.Connection!.ExecuteAsync(PayoutSql.InsertSend, new { payout.Id, node = node.Value, payout.Row.SentAt }, transaction) == 0)
        {
            return false;
        }

        if (change is not null)
        {
            await JournalAsync(change, transaction);
        }

        CrashPoint.Reach("payout.before-commit");
        return true;
    }

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

    private Task<int> JournalAsync(PayoutEvent change, DbTransaction transaction) => transaction.Connection!.ExecuteAsync(
        PayoutSql.InsertEvent,
        new { change.PayoutId, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence, Who = change.Who?.Id, WhoName = change.Who?.Name, node = node.Value, change.At },
        transaction);

    private async Task<bool> ChangeAsync(string sql, Func<object> values, CancellationToken cancellationToken) => await database.WriteAsync(sql, values, cancellationToken) == 1;
}
