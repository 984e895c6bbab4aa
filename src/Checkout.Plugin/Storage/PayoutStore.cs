using System.Data.Common;
using Dapper;

namespace LigdiCash.Checkout.Storage;

// The caller of a save that returns false, or an obstacle, must not act on the change.
internal sealed class PayoutStore(CheckoutDatabase database, NodeName node, DatabaseClock time, BackupCheck backups)
{
    public static readonly PayoutOutcome.NotDone Lost = new(PayoutObstacle.Status, "The payout was just changed: review it again.");

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public async Task<CheckoutPayout?> FindAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var row = await connection.QuerySingleOrDefaultAsync<PayoutRow>(PayoutSql.Find, new { id });
        return row is null ? null : new CheckoutPayout(row);
    }

    public async Task<IReadOnlyList<CheckoutPayout>> ListAttentionAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PayoutRow>(PayoutSql.Attention, new { limit })).Select(row => new CheckoutPayout(row))];
    }

    // Writes the payout and its journal row in one transaction. False: the payout was changed since it was read.
    public Task<bool> SaveAsync(CheckoutPayout payout, PayoutEvent? change, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => WriteAsync(payout, change, transaction), cancellationToken);

    // For a step that depends on other payouts: locks them against such steps until this one is written. Null: it is written.
    public async Task<PayoutOutcome.NotDone?> SaveAloneAsync(
        CheckoutPayout payout, PayoutEvent change, Func<PayoutFacts, PayoutOutcome.NotDone?> check, CancellationToken cancellationToken)
    {
        PayoutOutcome.NotDone? obstacle = null;
        var written = await database.WriteAsync(
            async (DbTransaction transaction) =>
            {
                await transaction.Connection!.ExecuteAsync(database.Dialect.LockPayouts, transaction: transaction);
                await transaction.Connection!.ExecuteAsync(FulfillmentSql.Lock(database.Dialect), new { payout.PaymentId }, transaction);
                obstacle = check(await FactsAsync(payout.Row, change.Who, transaction));
                return obstacle is null && await WriteAsync(payout, change, transaction);
            },
            cancellationToken);
        if (written && change.ToStatus == nameof(CheckoutPayoutStatus.Sending))
        {
            backups.Sent(payout);
        }

        return written ? null : obstacle ?? Lost;
    }

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

    // The status of the payout. Null: nothing was scheduled or stored.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { id, now = Now, maxLease = Now + (long)maxLease.TotalMilliseconds };
        return (await database.WriteAsync<string>(PayoutSql.ScheduleCheckNow, Values, cancellationToken)).SingleOrDefault();
    }

    public async Task<bool> ScheduleCheckAsync(string id, CancellationToken cancellationToken) =>
        await database.WriteAsync(PayoutSql.ScheduleCheck, () => new { id, now = Now }, cancellationToken) == 1;

    public static async Task<IReadOnlyList<CheckoutPayout>> QueryAsync(string sql, object values, DbTransaction transaction) =>
        [.. (await transaction.Connection!.QueryAsync<PayoutRow>(sql, values, transaction)).Select(row => new CheckoutPayout(row))];

    private async Task<PayoutFacts> FactsAsync(PayoutRow row, StaffMember? who, DbTransaction transaction)
    {
        var values = new DynamicParameters(row);
        values.Add("who", who?.Id);
        values.Add("dayAgo", Now - (long)PayoutFacts.Day.TotalMilliseconds);
        // A later step was written by a clock that was ahead.
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
        var send = new { payout.Id, node = node.Value, payout.Row.SentAt };
        if (change is { ToStatus: nameof(CheckoutPayoutStatus.Sending) }
            && await transaction.Connection!.ExecuteAsync(PayoutSql.InsertSend, send, transaction) == 0)
        {
            return false;
        }

        if (change is not null)
        {
            var row = new
            {
                change.PayoutId, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence,
                Who = change.Who?.Id, WhoName = change.Who?.Name, node = node.Value, change.At,
            };
            await transaction.Connection!.ExecuteAsync(PayoutSql.InsertEvent, row, transaction);
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
}
