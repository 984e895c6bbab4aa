namespace LigdiCash.Checkout.Storage;

internal sealed class PaymentStore(CheckoutDatabase database, NodeName node, DatabaseClock time)
    : CheckStore<CheckoutPayment>(database, CheckStatements.Payments, node, time)
{
    // An older checkout key counts as new; then the state of the purchase decides.
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    private long KeysExpiredBefore => After(-KeyLifetime);

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
        Func<DbTransaction, Task<bool>>? onlyIf = null) => Database.WriteAsync(async (DbTransaction transaction) =>
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

        await WriteJournalAsync(payment.Created(superseded), transaction);
        CrashPoint.Reach("pay.in-row");
        return onlyIf is null || await onlyIf(transaction);
    }, cancellationToken);

    // Another press of Pay leads to an open invoice and uses up its own key. False: the key is used, or the condition failed.
    public Task<bool> StoreKeyAsync(
        string checkoutKey, string browser, CheckoutPayment payment, Func<DbTransaction, Task<bool>> onlyIf,
        CancellationToken cancellationToken) => Database.WriteAsync(async transaction =>
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

    public override async Task<bool> SaveAsync(CheckoutPayment payment, JournalEntry? change, DbTransaction transaction)
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
            await WriteJournalAsync(change, transaction);
        }

        if (change is { ToStatus: nameof(CheckoutPaymentStatus.Paid) } && change.FromStatus != change.ToStatus)
        {
            CrashPoint.Reach("paid.before-queue");
            await QueueFulfillmentAsync(payment, transaction);
            CrashPoint.Reach("paid.before-commit");
        }

        return true;
    }

    public async Task<bool> IsRequestIdTakenAsync(string requestId, string id, CancellationToken cancellationToken) =>
        await ScalarAsync<long>(PaymentSql.IsRequestIdTaken, new { requestId, id }, cancellationToken) > 0;

    // The result omits locked payments: the caller schedules them alone.
    public async Task<IReadOnlyDictionary<string, string?>> ScheduleCheckNowAsync(
        IReadOnlyCollection<string> ids, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { ids, now = Now, maxLease = After(maxLease) };
        var rows = await Database.WriteAsync<(string Id, string Status)>(
            PaymentSql.ScheduleChecksOfUnlocked(Database.Dialect), Values, cancellationToken);
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
        Database.WriteAsync(PaymentSql.DeleteExpiredKeys, () => new { expiredBefore = KeysExpiredBefore, limit }, cancellationToken);

    // The decision that waits for a second person. Null: the last step was no such decision.
    public Task<string?> FindDecisionAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        ScalarAsync<string>(PaymentSql.FindDecision, new { payment.Id, payment.Row.Version }, cancellationToken);

    // The key of the shopper's text after a failed create. Null: no shopper got one.
    public Task<string?> FindShopperTextAsync(string id, CancellationToken cancellationToken) =>
        ScalarAsync<string>(PaymentSql.FindShopperText, new { id }, cancellationToken);

    private async Task<IEnumerable<string>> FindMissingAsync(List<string> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return ids;
        }

        await using var connection = await Database.OpenAsync(cancellationToken);
        var existing = await connection.QueryAsync<string>(PaymentSql.FindExisting(Database.Dialect), new { ids });
        return ids.Except(existing, StringComparer.Ordinal);
    }

    private async Task QueueFulfillmentAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var (id, now, connection) = (payment.Id, payment.Row.ChangedAt, transaction.Connection!);
        if (await connection.ExecuteAsync(FulfillmentSql.Insert, new { payment.Reference, payment.Id, now }, transaction) == 0)
        {
            const string Sql = $"{PaymentSql.MarkDuplicate};{PaymentSql.IncrementVersion};{PaymentSql.InsertNote}";
            const string Reason = "the purchase was paid before: this money is to be returned";
            await connection.ExecuteAsync(Sql, new { id, PaymentId = id, now, note = Reason, node = Node }, transaction);
            payment.MarkDuplicate();
        }
    }

    // Not durable: the waiting page repeats the request, and the check schedule works without it.
    private async Task<bool> ScheduleAsync(string sql, Func<object> values, CancellationToken cancellationToken) =>
        (await Database.ClaimAsync<string>(sql, values, cancellationToken)).Count == 1;

    private async Task<bool> ChangeAsync(string sql, Func<object> values, CancellationToken cancellationToken) =>
        await Database.WriteAsync(sql, values, cancellationToken) == 1;

    protected override async Task<IReadOnlyList<CheckoutPayment>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<PaymentRow>(sql, values, transaction)).Select(row => new CheckoutPayment(row))];

    private async Task<CheckoutPayment?> QuerySingleAsync(string sql, object values, CancellationToken cancellationToken) =>
        (await QueryAsync(sql, values, cancellationToken)).SingleOrDefault();
}
