using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Payments in the database. A save says whether it won; whoever lost does nothing more.
internal sealed class PaymentStore(CheckoutDatabase database, GatewayThrottle pace, NodeName node, DatabaseClock time)
{
    private int _claims;

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<CheckoutPayment?> FindAsync(string id, CancellationToken cancellationToken) => QuerySingleAsync(PaymentSql.Find, new { id }, cancellationToken);

    public Task<CheckoutPayment?> FindByCheckoutKeyAsync(string checkoutKey, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.FindByCheckoutKey, new { checkoutKey, forgotten = KeysExpiredBefore }, cancellationToken);

    public Task<CheckoutPayment?> FindByReferenceAsync(string reference, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.FindByReference, new { reference }, cancellationToken);

    public Task<CheckoutPayment?> FindCurrentAsync(string reference, CancellationToken cancellationToken) => QuerySingleAsync(PaymentSql.FindCurrent, new { reference }, cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> ListAttentionAsync(int limit, CancellationToken cancellationToken) => QueryAsync(PaymentSql.Attention, new { limit }, cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> CalledBackOnlyAsync(int limit, CancellationToken cancellationToken) => QueryAsync(PaymentSql.CalledBackOnly, new { limit }, cancellationToken);

    // False: the key, or an open invoice for the same purchase, is there already, or the purchase was paid meanwhile. Then nothing was written.
    public Task<bool> InsertAsync(
        CheckoutPayment payment, string checkoutKey, CheckoutPayment? superseded, CancellationToken cancellationToken, Func<DbTransaction, Task<bool>>? onlyIf = null) => database.WriteAsync(async (DbTransaction transaction) =>
    {
        var (connection, key) = (transaction.Connection!, new { checkoutKey, id = payment.Id, now = Now, forgotten = KeysExpiredBefore });
        if (await connection.ExecuteAsync(PaymentSql.InsertKey, key, transaction) == 0)
        {
            return false;
        }

        if (superseded is not null && await connection.ExecuteAsync(PaymentSql.Supersede, new { id = superseded.Id, now = Now }, transaction) == 0)
        {
            return false;
        }

        if (await connection.ExecuteAsync(PaymentSql.Insert, payment.Row, transaction) == 0)
        {
            return false;
        }

        await JournalAsync(payment.Begun(superseded), transaction);
        CrashPoint.Reach("pay.in-row");
        return onlyIf is null || await onlyIf(transaction);
    }, cancellationToken);

    // Another press that leads to an invoice which is open already: its key is as spent as the first one's. False: it is spent already, or it may not be stored.
    public Task<bool> StoreKeyAsync(
        string checkoutKey, string browser, CheckoutPayment payment, Func<DbTransaction, Task<bool>> onlyIf, CancellationToken cancellationToken) => database.WriteAsync(async transaction =>
    {
        var values = new { checkoutKey, browser, id = payment.Id, now = Now, forgotten = KeysExpiredBefore };
        if (await transaction.Connection!.ExecuteAsync(PaymentSql.InsertKey, values, transaction) == 0)
        {
            return false;
        }

        if (!payment.IsOf(browser))
        {
            await transaction.Connection!.ExecuteAsync(PaymentSql.JoinBrowser, values, transaction);
        }

        return await onlyIf(transaction);
    }, cancellationToken);

    // The handler gets the cart in the words that the payer read last.
    public Task<bool> ShowCartAsync(CheckoutPayment payment, PayRequest request, CancellationToken cancellationToken) => ChangeAsync(
        PaymentSql.ShowCart,
        () => new { payment.Id, cart = CheckoutPayment.Serialize(request.Cart), language = request.CartFingerprint.Language, fingerprint = request.Fingerprint },
        cancellationToken);

    // One transaction: the new state, its journal row and, when it is now paid, the fulfillment that it entitles to.
    public Task<bool> SaveAsync(CheckoutPayment payment, PaymentEvent? change, CancellationToken cancellationToken) =>
        database.WriteAsync(transaction => SaveAsync(payment, change, transaction), cancellationToken);

    public async Task<bool> SaveAsync(CheckoutPayment payment, PaymentEvent? change, DbTransaction transaction)
    {
        var values = new DynamicParameters(payment.Row);
        values.Add("StoredVersion", payment.Stored.Version);
        if ((await transaction.Connection!.QueryAsync<long?>(PaymentSql.Save, values, transaction)).ToArray() is not [var supersededAt])
        {
            return false;
        }

        payment.MarkSuperseded(supersededAt);
        CrashPoint.Reach("state.before-journal");
        if (change is not null)
        {
            await JournalAsync(change, transaction);
        }

        if (change is { ToStatus: nameof(CheckoutPaymentStatus.Paid) } && change.FromStatus != change.ToStatus)
        {
            CrashPoint.Reach("paid.before-entitling");
            await QueueFulfillmentAsync(payment, transaction);
            CrashPoint.Reach("paid.before-commit");
        }

        return true;
    }

    public async Task<bool> IsRequestIdTakenAsync(string requestId, string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(PaymentSql.IsRequestIdTaken, new { requestId, id }) > 0;
    }

    // Where the payment stands; null when nothing was made due or noted.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken) =>
        (await database.WriteAsync<string>(PaymentSql.ScheduleCheckNow, () => new { id, now = Now, maxLease = Now + (long)maxLease.TotalMilliseconds }, cancellationToken)).SingleOrDefault();

    // The same for many at once. One that is not in the answer is to be nudged alone, for somebody holds it.
    public async Task<IReadOnlyDictionary<string, string?>> ScheduleCheckNowAsync(IReadOnlyCollection<string> ids, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        var rows = await database.WriteAsync<(string Id, string Status)>(
            PaymentSql.ScheduleChecksOfUnlocked(database.Dialect), () => new { ids, now = Now, maxLease = Now + (long)maxLease.TotalMilliseconds }, cancellationToken);
        var answers = rows.ToDictionary(row => row.Id, row => (string?)row.Status, StringComparer.Ordinal);
        foreach (var unknown in await FindMissingAsync([.. ids.Where(id => !answers.ContainsKey(id))], cancellationToken))
        {
            answers[unknown] = null;
        }

        return answers;
    }

    public Task<bool> RecordReturnAsync(string id, CheckPriority priority, CancellationToken cancellationToken) =>
        ScheduleAsync(PaymentSql.RecordReturn, () => new { id, priority = (long)priority, now = Now }, cancellationToken);

    public Task<bool> ScheduleCheckAsync(string id, CheckPriority priority, TimeSpan patience, CancellationToken cancellationToken) =>
        ScheduleAsync(PaymentSql.ScheduleCheck, () => new { id, priority = (long)priority, now = Now, viewedSince = Now - (long)patience.TotalMilliseconds }, cancellationToken);

    // Those of a purchase that a callback came for and that have to be asked about first. The least distance of two looks tells one that is under way.
    public Task<IReadOnlyList<CheckoutPayment>> FindUncheckedAsync(string reference, TimeSpan minimumGap, CancellationToken cancellationToken) =>
        QueryAsync(PaymentSql.FindUnchecked, new { reference, underWay = Now + (long)minimumGap.TotalMilliseconds }, cancellationToken);

    // As many as are due, are wanted and may be asked about now. They are the caller's until the lease ends.
    public Task<IReadOnlyList<CheckoutPayment>> ClaimDueChecksAsync(int most, TimeSpan lease, CancellationToken cancellationToken) =>
        ClaimDueChecksAsync(most, lease, (allowed, transaction) => ClaimAsync(allowed, lease, transaction), cancellationToken);

    // Null: it is not due, or the gateway may not be asked right now.
    public async Task<CheckoutPayment?> ClaimCheckAsync(string id, TimeSpan lease, CancellationToken cancellationToken)
    {
        object Values() => new { id, now = Now, lease = Now + (long)lease.TotalMilliseconds };
        return (await ClaimDueChecksAsync(1, lease, (_, transaction) => ClaimAsync(PaymentSql.ClaimCheck, Values(), transaction), cancellationToken))
            .SingleOrDefault();
    }

    private async Task<IReadOnlyList<CheckoutPayment>> ClaimDueChecksAsync(
        int most, TimeSpan lease, Func<int, DbTransaction, Task<IReadOnlyList<CheckoutPayment>>> claim, CancellationToken cancellationToken)
    {
        IReadOnlyList<CheckoutPayment> claimed = [];
        var watch = new Lease(lease, time);
        CrashPoint.Reach("check.before-claim");
        await database.ClaimAsync(async transaction =>
        {
            claimed = await pace.BeginAsync(most, allowed => claim(allowed, transaction), transaction);
            CrashPoint.Reach("check.in-claim");
            return claimed.Count > 0;
        }, cancellationToken);
        return watch.WhileValid(claimed);
    }

    public Task<bool> ReleaseCheckAsync(CheckoutPayment payment, DateTimeOffset notBefore) =>
        ChangeAsync(PaymentSql.ReleaseCheck, () => new { payment.Id, payment.Stored.Checks, payment.Stored.Version, notBefore = notBefore.ToUnixTimeMilliseconds() }, CancellationToken.None);

    // Null: nothing is due by then.
    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(PaymentSql.NextDue, new { until = Now + (long)within.TotalMilliseconds });
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    private async Task<IReadOnlyList<CheckoutPayment>> ClaimAsync(int most, TimeSpan lease, DbTransaction transaction)
    {
        var values = new { most, now = Now, lease = Now + (long)lease.TotalMilliseconds, byPriority = (long)(Interlocked.Increment(ref _claims) & 1) };
        return await ClaimAsync(PaymentSql.ClaimDueChecks(database.Dialect), values, transaction);
    }

    private static async Task<IReadOnlyList<CheckoutPayment>> ClaimAsync(string sql, object values, DbTransaction transaction) =>
        [.. (await transaction.Connection!.QueryAsync<PaymentRow>(sql, values, transaction)).Select(row => new CheckoutPayment(row))];

    // How many were deleted.
    public Task<int> DeleteExpiredKeysAsync(int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(PaymentSql.DeleteExpiredKeys, () => new { forgotten = KeysExpiredBefore, limit }, cancellationToken);

    // What the payment's last step rests on.
    public async Task<string?> EvidenceAsync(CheckoutPayment payment, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(PaymentSql.Evidence, new { payment.Id, payment.Row.Version });
    }

    // The key of the sentence that the shopper read when the invoice was not made. Null: nobody was there to be told.
    public async Task<string?> FindRefusalTextAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<string?>(PaymentSql.FindRefusalText, new { id });
    }

    private async Task<IEnumerable<string>> FindMissingAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return ids;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        return ids.Except(await connection.QueryAsync<string>(PaymentSql.FindExisting(database.Dialect), new { ids }), StringComparer.Ordinal);
    }

    private long KeysExpiredBefore => Now - (long)IdempotencyKey.Lifetime.TotalMilliseconds;

    private async Task QueueFulfillmentAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var now = payment.Row.ChangedAt;
        if (await transaction.Connection!.ExecuteAsync(FulfillmentSql.Insert, new { payment.Reference, payment.Id, now }, transaction) == 0)
        {
            var values = new { id = payment.Id, PaymentId = payment.Id, now, note = "the purchase was paid before: this money is to be returned", node = node.Value };
            await transaction.Connection!.ExecuteAsync($"{PaymentSql.MarkDuplicate};{PaymentSql.IncrementVersion};{PaymentSql.InsertNote}", values, transaction);
            payment.MarkDuplicate();
        }
    }

    private Task<int> JournalAsync(PaymentEvent change, DbTransaction transaction) => transaction.Connection!.ExecuteAsync(
        PaymentSql.InsertEvent,
        new { change.PaymentId, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence, Who = change.Who?.Id, WhoName = change.Who?.Name, node = node.Value, change.At },
        transaction);

    // A waiting shopper's page wishes again every few seconds, and the schedule looks without: nobody waits for the disk.
    private async Task<bool> ScheduleAsync(string sql, Func<object> values, CancellationToken cancellationToken) => (await database.ClaimAsync<string>(sql, values, cancellationToken)).Count == 1;

    private async Task<bool> ChangeAsync(string sql, Func<object> values, CancellationToken cancellationToken) => await database.WriteAsync(sql, values, cancellationToken) == 1;

    private async Task<IReadOnlyList<CheckoutPayment>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PaymentRow>(sql, values)).Select(row => new CheckoutPayment(row))];
    }

    private async Task<CheckoutPayment?> QuerySingleAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<PaymentRow>(sql, values) is { } row ? new CheckoutPayment(row) : null;
    }
}
