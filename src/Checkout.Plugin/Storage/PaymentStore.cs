using System.Data.Common;
using Dapper;

namespace LigdiCash.Checkout.Storage;

// A save returns whether it won. A caller that lost must not act on the payment.
internal sealed class PaymentStore(CheckoutDatabase database, NodeName node, DatabaseClock time)
{
    // An older checkout key counts as new; then the state of the purchase decides.
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();
    private long KeysExpiredBefore => After(-KeyLifetime);
    private long After(TimeSpan duration) => Now + (long)duration.TotalMilliseconds;

    public Task<CheckoutPayment?> FindAsync(string id, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.Find, new { id }, cancellationToken);

    public Task<CheckoutPayment?> FindByCheckoutKeyAsync(string checkoutKey, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.FindByCheckoutKey, new { checkoutKey, expiredBefore = KeysExpiredBefore }, cancellationToken);

    public Task<CheckoutPayment?> FindByReferenceAsync(string reference, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.FindByReference, new { reference }, cancellationToken);

    public Task<CheckoutPayment?> FindCurrentAsync(string reference, CancellationToken cancellationToken) =>
        QuerySingleAsync(PaymentSql.FindCurrent, new { reference }, cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> ListAttentionAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync(PaymentSql.Attention, new { limit }, cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> CalledBackOnlyAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync(PaymentSql.CalledBackOnly, new { limit }, cancellationToken);

    // False: the key is used, the purchase has an open invoice or is paid, or the condition failed. Then nothing is written.
    public Task<bool> InsertAsync(
        CheckoutPayment payment, string checkoutKey, CheckoutPayment? superseded, CancellationToken cancellationToken,
        Func<DbTransaction, Task<bool>>? onlyIf = null) => database.WriteAsync(async (DbTransaction transaction) =>
    {
        var connection = transaction.Connection!;
        var key = new { checkoutKey, id = payment.Id, now = Now, expiredBefore = KeysExpiredBefore };
        if (await connection.ExecuteAsync(PaymentSql.InsertKey, key, transaction) == 0
            || (superseded is not null
                && await connection.ExecuteAsync(PaymentSql.Supersede, new { id = superseded.Id, now = Now }, transaction) == 0)
            || await connection.ExecuteAsync(PaymentSql.Insert, payment.Row, transaction) == 0)
        {
            return false;
        }

        await JournalAsync(payment.Created(superseded), transaction);
        CrashPoint.Reach("pay.in-row");
        return onlyIf is null || await onlyIf(transaction);
    }, cancellationToken);

    // Another press of Pay leads to an open invoice and uses up its own key. False: the key is used, or the condition failed.
    public Task<bool> StoreKeyAsync(
        string checkoutKey, string browser, CheckoutPayment payment, Func<DbTransaction, Task<bool>> onlyIf,
        CancellationToken cancellationToken) => database.WriteAsync(async transaction =>
    {
        var values = new { checkoutKey, browser, id = payment.Id, now = Now, expiredBefore = KeysExpiredBefore };
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

    // The handler gets the cart in the language of the last press of Pay.
    public Task<bool> ShowCartAsync(
        CheckoutPayment payment, CheckoutCart shown, string language, string fingerprint, CancellationToken cancellationToken)
    {
        var values = new { payment.Id, cart = CheckoutPayment.Serialize(shown), language, fingerprint };
        return ChangeAsync(PaymentSql.ShowCart, () => values, cancellationToken);
    }

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

    public async Task<bool> IsRequestIdTakenAsync(string requestId, string id, CancellationToken cancellationToken) =>
        await ScalarAsync<long>(PaymentSql.IsRequestIdTaken, new { requestId, id }, cancellationToken) > 0;

    // The status of the payment; null: it does not exist.
    public async Task<string?> ScheduleCheckNowAsync(string id, TimeSpan maxLease, CancellationToken cancellationToken) =>
        (await database.WriteAsync<string>(
            PaymentSql.ScheduleCheckNow, () => new { id, now = Now, maxLease = After(maxLease) }, cancellationToken)).SingleOrDefault();

    // The result omits locked payments: the caller schedules them alone.
    public async Task<IReadOnlyDictionary<string, string?>> ScheduleCheckNowAsync(
        IReadOnlyCollection<string> ids, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { ids, now = Now, maxLease = After(maxLease) };
        var rows = await database.WriteAsync<(string Id, string Status)>(
            PaymentSql.ScheduleChecksOfUnlocked(database.Dialect), Values, cancellationToken);
        var answers = rows.ToDictionary(row => row.Id, row => (string?)row.Status, StringComparer.Ordinal);
        foreach (var unknown in await FindMissingAsync([.. ids.Where(id => !answers.ContainsKey(id))], cancellationToken))
        {
            answers[unknown] = null;
        }

        return answers;
    }

    public Task<bool> RecordReturnAsync(string id, CheckPriority priority, CancellationToken cancellationToken) =>
        ScheduleAsync(PaymentSql.RecordReturn, () => new { id, priority = (long)priority, now = Now }, cancellationToken);

    public Task<bool> ScheduleCheckAsync(string id, CheckPriority priority, TimeSpan within, CancellationToken cancellationToken) =>
        ScheduleAsync(
            PaymentSql.ScheduleCheck, () => new { id, priority = (long)priority, now = Now, viewedSince = After(-within) },
            cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> FindUncheckedAsync(string reference, TimeSpan gap, CancellationToken cancellationToken) =>
        QueryAsync(PaymentSql.FindUnchecked, new { reference, underWay = After(gap) }, cancellationToken);

    public Task<int> DeleteExpiredKeysAsync(int limit, CancellationToken cancellationToken) =>
        database.WriteAsync(PaymentSql.DeleteExpiredKeys, () => new { expiredBefore = KeysExpiredBefore, limit }, cancellationToken);

    public Task<string?> EvidenceAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        ScalarAsync<string?>(PaymentSql.Evidence, new { payment.Id, payment.Row.Version }, cancellationToken);

    // The key of the shopper's text after a failed create. Null: no shopper got one.
    public Task<string?> FindRefusalTextAsync(string id, CancellationToken cancellationToken) =>
        ScalarAsync<string?>(PaymentSql.FindRefusalText, new { id }, cancellationToken);

    public static async Task<IReadOnlyList<CheckoutPayment>> QueryAsync(string sql, object values, DbTransaction transaction) =>
        [.. (await transaction.Connection!.QueryAsync<PaymentRow>(sql, values, transaction)).Select(row => new CheckoutPayment(row))];

    private async Task<IEnumerable<string>> FindMissingAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return ids;
        }

        await using var connection = await database.OpenAsync(cancellationToken);
        var existing = await connection.QueryAsync<string>(PaymentSql.FindExisting(database.Dialect), new { ids });
        return ids.Except(existing, StringComparer.Ordinal);
    }

    private async Task QueueFulfillmentAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var (id, now, connection) = (payment.Id, payment.Row.ChangedAt, transaction.Connection!);
        if (await connection.ExecuteAsync(FulfillmentSql.Insert, new { payment.Reference, payment.Id, now }, transaction) == 0)
        {
            const string Sql = $"{PaymentSql.MarkDuplicate};{PaymentSql.IncrementVersion};{PaymentSql.InsertNote}";
            const string Reason = "the purchase was paid before: this money is to be returned";
            await connection.ExecuteAsync(Sql, new { id, PaymentId = id, now, note = Reason, node = node.Value }, transaction);
            payment.MarkDuplicate();
        }
    }

    private Task<int> JournalAsync(PaymentEvent change, DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync(PaymentSql.InsertEvent, new
        {
            change.PaymentId, change.Version, change.FromStatus, change.ToStatus, change.Reason, change.Evidence,
            Who = change.Who?.Id, WhoName = change.Who?.Name, node = node.Value, change.At,
        }, transaction);

    // Not durable: the waiting page repeats the request, and the check schedule works without it.
    private async Task<bool> ScheduleAsync(string sql, Func<object> values, CancellationToken cancellationToken) =>
        (await database.ClaimAsync<string>(sql, values, cancellationToken)).Count == 1;

    private async Task<bool> ChangeAsync(string sql, Func<object> values, CancellationToken cancellationToken) =>
        await database.WriteAsync(sql, values, cancellationToken) == 1;

    private async Task<T?> ScalarAsync<T>(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<T>(sql, values);
    }

    private async Task<IReadOnlyList<CheckoutPayment>> QueryAsync(string sql, object values, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. (await connection.QueryAsync<PaymentRow>(sql, values)).Select(row => new CheckoutPayment(row))];
    }

    private async Task<CheckoutPayment?> QuerySingleAsync(string sql, object values, CancellationToken cancellationToken) =>
        (await QueryAsync(sql, values, cancellationToken)).SingleOrDefault();
}
