namespace LigdiCash.Checkout.Storage;

internal sealed class PaymentStore(CheckoutDatabase database, NodeName node, DatabaseClock time, EventOutbox events)
    : CheckStore<CheckoutPayment>(database, node, time, new(
        Find: PaymentSql.Find, Attention: PaymentSql.Attention, InsertJournal: PaymentSql.InsertJournal,
        Request: PaymentSql.RequestCheck, ScheduleNow: PaymentSql.ScheduleCheckNow, ClaimDue: PaymentSql.ClaimDueChecks,
        Claim: PaymentSql.ClaimCheck, Release: PaymentSql.ReleaseCheck, NextDue: PaymentSql.NextDue))
{
    // An older checkout key counts as new; then the state of the purchase decides.
    public static readonly TimeSpan KeyLifetime = TimeSpan.FromHours(24);

    private long KeysExpiredBefore => Time.UnixAfter(-KeyLifetime);

    public Task<CheckoutPayment?> FindByCheckoutKeyAsync(string checkoutKey, CancellationToken cancellationToken) =>
        FindAsync(PaymentSql.FindByCheckoutKey, new { checkoutKey, expiredBefore = KeysExpiredBefore }, cancellationToken);

    public Task<CheckoutPayment?> FindByReferenceAsync(string reference, CancellationToken cancellationToken) =>
        FindAsync(PaymentSql.FindByReference, new { reference = CheckoutId.CanonicalReference(reference) }, cancellationToken);

    public Task<CheckoutPayment?> FindCurrentAsync(string reference, CancellationToken cancellationToken) =>
        FindAsync(PaymentSql.FindCurrent, new { reference = CheckoutId.CanonicalReference(reference) }, cancellationToken);

    public async Task<IReadOnlyList<CheckoutPayment>> FindManyAsync(
        IReadOnlyCollection<string> references, CancellationToken cancellationToken) => references.Count == 0
        ? [] : await QueryAsync(PaymentListSql.FindMany(Database.Dialect), new { ids = references }, cancellationToken);

    public Task<IReadOnlyList<CheckoutPayment>> ListAsync(PaymentQuery query, int limit, CancellationToken cancellationToken)
    {
        var before = query.After is { } after ? PaymentCursor.Parse(after) : PaymentCursor.Before(query.CreatedBefore);
        var (from, method) = (query.CreatedFrom?.ToUnixTimeMilliseconds() ?? 0, query.Method?.ToString());
        var statuses = query.Statuses.Count > 0 ? query.Statuses.Distinct() : Enum.GetValues<CheckoutPaymentStatus>();
        var values = new { createdAt = before.CreatedAt, id = before.Id, from, method, limit };
        return QueryAsync(PaymentListSql.List(statuses), values, cancellationToken);
    }

    public Task<IReadOnlyList<CheckoutPayment>> CalledBackOnlyAsync(int limit, CancellationToken cancellationToken) =>
        QueryAsync(PaymentSql.CalledBackOnly, new { limit }, cancellationToken);

    // False: the key is used, the purchase has an open invoice or is paid, or the condition failed. Then nothing is written.
    public Task<bool> InsertAsync(
        CheckoutPayment payment, string checkoutKey, CheckoutPayment? superseded, CancellationToken cancellationToken,
        Func<DbTransaction, Task<bool>>? onlyIf = null) => Database.WriteAsync(async transaction =>
    {
        var key = new { checkoutKey, id = payment.Id, now = Time.UnixNow, expiredBefore = KeysExpiredBefore };
        if (await transaction.ExecuteAsync(PaymentSql.InsertKey, key) == 0
            || (superseded is not null && await transaction.ExecuteAsync(PaymentSql.Supersede, new { id = superseded.Id, key.now }) == 0)
            || await transaction.ExecuteAsync(PaymentSql.Insert, payment.Row) == 0)
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
        var values = new { checkoutKey, browser, id = payment.Id, now = Time.UnixNow, expiredBefore = KeysExpiredBefore };
        if (await transaction.ExecuteAsync(PaymentSql.InsertKey, values) == 0)
        {
            return false;
        }

        if (!payment.IsOf(browser))
        {
            await transaction.ExecuteAsync(PaymentSql.JoinBrowser, values);
        }

        return await onlyIf(transaction);
    }, cancellationToken);

    // The handler gets the cart in the language of the last press of Pay.
    public async Task<bool> ShowCartAsync(
        CheckoutPayment payment, CheckoutCart shown, string language, string fingerprint, CancellationToken cancellationToken)
    {
        var values = new { payment.Id, cart = CheckoutPayment.Serialize(shown), language, fingerprint };
        return await Database.WriteAsync(PaymentSql.ShowCart, () => values, cancellationToken) == 1;
    }

    public override async Task<bool> SaveAsync(CheckoutPayment payment, JournalEntry? change, DbTransaction transaction)
    {
        if ((await transaction.QueryAsync<long?>(PaymentSql.Save, ValuesToSave(payment))).ToArray() is not [var supersededAt])
        {
            return false;
        }

        payment.MarkSuperseded(supersededAt);
        CrashPoint.Reach("state.before-journal");
        await WriteJournalAsync(change, transaction);
        if (change is { ToStatus: nameof(CheckoutPaymentStatus.Paid) } && change.FromStatus != change.ToStatus)
        {
            CrashPoint.Reach("paid.before-queue");
            await QueueFulfillmentAsync(payment, transaction);
            CrashPoint.Reach("paid.before-commit");
        }

        await events.AddAsync($"{payment.Id}:{payment.Row.Version}", payment.Id, payment.EventOf(change), transaction);
        return true;
    }

    public async Task<bool> IsRequestIdTakenAsync(string requestId, string id, CancellationToken cancellationToken) =>
        await Database.ScalarAsync<long>(PaymentSql.IsRequestIdTaken, new { requestId, id }, cancellationToken) > 0;

    // The result omits locked payments: the caller schedules them alone.
    public async Task<IReadOnlyDictionary<string, string?>> ScheduleCheckNowAsync(
        IReadOnlyCollection<string> ids, TimeSpan maxLease, CancellationToken cancellationToken)
    {
        object Values() => new { ids, now = Time.UnixNow, maxLease = Time.UnixAfter(maxLease) };
        var (schedule, find) = (PaymentSql.ScheduleChecksOfUnlocked(Database.Dialect), PaymentSql.FindExisting(Database.Dialect));
        var rows = await Database.WriteAsync<(string Id, string Status)>(schedule, Values, cancellationToken);
        var answers = rows.ToDictionary(row => row.Id, row => (string?)row.Status, StringComparer.Ordinal);
        var unanswered = ids.Where(id => !answers.ContainsKey(id)).ToList();
        var existing = unanswered.Count > 0 ? await Database.QueryAsync<string>(find, new { ids = unanswered }, cancellationToken) : [];
        foreach (var unknown in unanswered.Except(existing, StringComparer.Ordinal))
        {
            answers[unknown] = null;
        }

        return answers;
    }

    public Task<bool> RecordReturnAsync(string id, CheckPriority priority, CancellationToken cancellationToken) =>
        ScheduleAsync(PaymentSql.RecordReturn, () => new { id, priority = (long)priority, now = Time.UnixNow }, cancellationToken);

    public Task<bool> ScheduleCheckAsync(string id, CheckPriority priority, TimeSpan within, CancellationToken cancellationToken)
    {
        object Values() => new { id, priority = (long)priority, now = Time.UnixNow, viewedSince = Time.UnixAfter(-within) };
        return ScheduleAsync(PaymentSql.ScheduleCheck, Values, cancellationToken);
    }

    public Task<IReadOnlyList<CheckoutPayment>> FindUncheckedAsync(string reference, TimeSpan gap, CancellationToken cancellationToken) =>
        QueryAsync(
            PaymentSql.FindUnchecked,
            new { reference = CheckoutId.CanonicalReference(reference), underWay = Time.UnixAfter(gap) }, cancellationToken);

    public Task<int> DeleteExpiredKeysAsync(int limit, CancellationToken cancellationToken) =>
        Database.WriteAsync(PaymentSql.DeleteExpiredKeys, () => new { expiredBefore = KeysExpiredBefore, limit }, cancellationToken);

    // The decision that waits for a second person. Null: the last step was no such decision.
    public Task<string?> FindDecisionAsync(CheckoutPayment payment, CancellationToken cancellationToken) =>
        Database.ScalarAsync<string>(PaymentSql.FindDecision, new { payment.Id, payment.Row.Version }, cancellationToken);

    // The key of the shopper's text after a failed create. Null: no shopper got one.
    public Task<string?> FindShopperTextAsync(string id, CancellationToken cancellationToken) =>
        Database.ScalarAsync<string>(PaymentSql.FindShopperText, new { id }, cancellationToken);

    private async Task QueueFulfillmentAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var (id, now) = (payment.Id, payment.Row.ChangedAt);
        if (await transaction.ExecuteAsync(FulfillmentSql.Insert, new { payment.Row.Reference, payment.Id, now }) == 0)
        {
            const string Reason = "the purchase was paid before: this money is to be returned";
            var values = new { id, PaymentId = id, now, note = Reason, node = Node };
            await transaction.ExecuteAsync($"{PaymentSql.MarkDuplicate};{PaymentSql.AddNote}", values);
            payment.MarkDuplicate();
        }
    }

    // Not durable: the waiting page repeats the request, and the check schedule works without it.
    private async Task<bool> ScheduleAsync(string sql, Func<object> values, CancellationToken cancellationToken) =>
        (await Database.WriteAsync<string>(sql, values, cancellationToken, isDurable: false)).Count == 1;

    protected override async Task<IReadOnlyList<CheckoutPayment>> QueryAsync(
        string sql, object values, DbConnection connection, DbTransaction? transaction = null) =>
        [.. (await connection.QueryAsync<PaymentRow>(sql, values, transaction)).Select(row => new CheckoutPayment(row))];
}
