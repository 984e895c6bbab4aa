namespace LigdiCash.Checkout.Storage;

internal static class FulfillmentStatus
{
    public const string Queued = nameof(Queued);
    public const string Done = nameof(Done);
    public const string Refused = nameof(Refused);
    public const string Dead = nameof(Dead);

    // Staff withdrew it before it was done, so that the money can be refunded.
    public const string Withdrawn = nameof(Withdrawn);
}

// The reference is the key, so that each purchase is fulfilled once.
internal sealed record FulfillmentRow
{
    public string Reference { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string Status { get; init; } = "";

    // The fencing token.
    public long Attempts { get; init; }

    // Since the order was last queued.
    public long RoundAttempts { get; init; }
    public string? OrderNumber { get; init; }
    public string? OrderPath { get; init; }
    public long OrderIsPublic { get; init; }
    public string? Reason { get; init; }

    // Null: the order is fulfilled.
    public AttentionReason? Attention => Status switch
    {
        FulfillmentStatus.Refused => AttentionReason.Refused,
        FulfillmentStatus.Withdrawn => AttentionReason.Withdrawn,
        FulfillmentStatus.Queued => AttentionReason.Overdue,
        FulfillmentStatus.Dead => AttentionReason.NotFulfilled,
        _ => null,
    };
}

internal static class FulfillmentSql
{
    private const string Columns = "reference, payment_id AS PaymentId, status, attempts, round_attempts AS RoundAttempts, "
        + "order_number AS OrderNumber, order_path AS OrderPath, order_is_public AS OrderIsPublic, reason";

    private const string OfPayment = "FROM checkout_fulfillment "
        + "WHERE reference = (SELECT reference FROM checkout_payment WHERE id = @PaymentId) AND payment_id = @PaymentId";

    // The attempt's number is the fencing token: a write after the lease ended finds another number and changes nothing.
    private const string OfAttempt = "WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    // A fulfillment that staff have not settled.
    private const string OfPurchase = "WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL";

    public const string Insert = "INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, created_at) "
        + "VALUES (@Reference, @Id, 'Queued', 0, @now, @now) ON CONFLICT DO NOTHING";

    // One statement, so that both rows are from the same moment.
    public const string FindWithPayment = $"SELECT payment.*, fulfillment.* FROM ({PaymentSql.Find}) AS payment LEFT JOIN "
        + $"(SELECT {Columns} FROM checkout_fulfillment) AS fulfillment ON fulfillment.reference = payment.reference";

    public const string NextDue = "SELECT MIN(due_at) FROM checkout_fulfillment WHERE status = 'Queued' AND due_at <= @until";

    public const string Attention = $"""
        SELECT * FROM (SELECT {Columns} FROM checkout_fulfillment
            WHERE settled_at IS NULL AND status IN ('Refused', 'Dead', 'Withdrawn') ORDER BY created_at LIMIT @limit) AS ended
        UNION ALL SELECT * FROM (SELECT {Columns} FROM checkout_fulfillment
            WHERE status = 'Queued' AND created_at <= @overdue ORDER BY created_at LIMIT @limit) AS overdue
        LIMIT @limit
        """;

    public static string Claim(Dialect dialect) => dialect.UpdateUnlocked("checkout_fulfillment",
        "status = 'Queued' AND due_at <= @now ORDER BY due_at LIMIT @limit",
        "attempts = attempts + 1, round_attempts = round_attempts + 1, due_at = @lease, leased_until = @lease", key: "reference")
        + $" RETURNING {Columns}";

    // Any attempt may finish the order, also after its lease ended, unless staff settled it.
    public const string Finish = """
        UPDATE checkout_fulfillment SET status = 'Done', order_number = @orderNumber, order_path = @orderPath,
            order_is_public = @orderIsPublic, done_at = @now
        WHERE reference = @Reference AND settled_at IS NULL AND status IN ('Queued', 'Dead')
        """;

    public const string Close = $"UPDATE checkout_fulfillment SET status = @status, reason = @reason, done_at = @now {OfAttempt}";
    public const string RenewLease = $"UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = @dueAt {OfAttempt}";
    public const string Postpone = $"UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = NULL {OfAttempt}";

    // An attempt whose handler did not start does not count.
    public const string Release =
        $"UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = NULL, round_attempts = round_attempts - 1 {OfAttempt}";

    // The fencing token changes at once, so that an abandoned attempt never finds its own number again.
    public const string QueueAgain = "UPDATE checkout_fulfillment SET status = 'Queued', due_at = @now, leased_until = NULL, "
        + "done_at = NULL, reason = NULL, attempts = attempts + 1, round_attempts = 0 "
        + $"{OfPurchase} AND status IN ('Refused', 'Dead', 'Withdrawn')";

    // An attempt may be running until its lease ends. FutureTimestampRepairer corrects leases that a wrong clock set too far ahead.
    public const string Withdraw = "UPDATE checkout_fulfillment SET status = 'Withdrawn', reason = @reason, done_at = @now "
        + $"{OfPurchase} AND status IN ('Queued', 'Dead') AND (leased_until IS NULL OR leased_until <= @now)";

    public const string IsWithdrawn = $"SELECT COUNT(*) {OfPayment} AND status = 'Withdrawn'";

    // Counts fulfillments that may still be done.
    public const string CountOpen = $"SELECT COUNT(*) {OfPayment} AND settled_at IS NULL AND status IN ('Queued', 'Dead')";

    // Refund and fulfillment exclude each other by this row. A separate statement locks it, so that the next one sees all earlier writes.
    public static string Lock(Dialect dialect) => $"SELECT status {OfPayment} {dialect.ForUpdate}";

    public const string Settle = $"UPDATE checkout_fulfillment SET settled_at = @now {OfPurchase} AND status = @status";
}

internal sealed class FulfillmentStore(CheckoutDatabase database, NodeName node, DatabaseClock time, EventOutbox events)
{
    // A queued order of this age becomes an attention item.
    private static readonly TimeSpan OverdueAfter = TimeSpan.FromHours(1);

    // Null: unknown payment. Row is null until the purchase is paid.
    public async Task<(CheckoutPayment Payment, FulfillmentRow? Row)?> FindWithPaymentAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return (await connection.QueryAsync<PaymentRow, FulfillmentRow?, (CheckoutPayment, FulfillmentRow?)?>(
            FulfillmentSql.FindWithPayment, (payment, row) => (new CheckoutPayment(payment), row), new { id },
            splitOn: nameof(FulfillmentRow.Reference))).SingleOrDefault();
    }

    public Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        database.NextDueAsync(FulfillmentSql.NextDue, time.UnixAfter(within), cancellationToken);

    public Task<IReadOnlyList<FulfillmentRow>> ListAttentionAsync(int limit, CancellationToken cancellationToken) =>
        database.QueryAsync<FulfillmentRow>(
            FulfillmentSql.Attention, new { limit, overdue = time.UnixAfter(-OverdueAfter) }, cancellationToken);

    public async Task<IReadOnlyList<FulfillmentRow>> ClaimAsync(
        int limit, TimeSpan duration, bool isDurable, CancellationToken cancellationToken)
    {
        var lease = new Lease(duration, time);
        object Values() => new { limit, now = time.UnixNow, lease = time.UnixAfter(duration) };
        return lease.WhileValid(await database.WriteAsync<FulfillmentRow>(
            FulfillmentSql.Claim(database.Dialect), Values, isDurable ? CancellationToken.None : cancellationToken, isDurable));
    }

    // False: another attempt stored its result first.
    public async Task<bool> FinishAsync(
        FulfillmentRow row, string? orderNumber, string? orderPath, bool isPublic, DbTransaction transaction)
    {
        const string note = "the shop fulfilled the order";
        CrashPoint.Reach("fulfill.before-proof");
        var orderIsPublic = isPublic ? 1L : 0;
        var values = new
        {
            row.Reference, row.PaymentId, orderNumber, orderPath, orderIsPublic, now = time.UnixNow, note, node = node.Value,
        };
        var finished = await UpdateAsync(FulfillmentSql.Finish, values, row, PaymentEventKind.Fulfilled, transaction);
        CrashPoint.Reach("fulfill.before-commit");
        return finished;
    }

    // False: another attempt took over or stored its result first.
    public Task<bool> CloseAsync(FulfillmentRow row, string status, string? reason, string note, DbTransaction transaction)
    {
        var values = new { row.Reference, row.PaymentId, row.Attempts, status, reason, now = time.UnixNow, note, node = node.Value };
        return UpdateAsync(FulfillmentSql.Close, values, row, PaymentEventKind.AttentionOpened, transaction);
    }

    public Task<int> RenewLeaseAsync(FulfillmentRow row, TimeSpan duration) => SetDueAsync(FulfillmentSql.RenewLease, row, duration);
    public Task<int> PostponeAsync(FulfillmentRow row, TimeSpan delay) => SetDueAsync(FulfillmentSql.Postpone, row, delay);
    public Task<int> ReleaseAsync(FulfillmentRow row, TimeSpan delay) => SetDueAsync(FulfillmentSql.Release, row, delay);

    // Not possible: it is not refused, given up or withdrawn.
    public async Task<DecisionOutcome> QueueAgainAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var values = new { payment.Row.Reference, payment.Id, PaymentId = payment.Id, now = time.UnixNow };
        await transaction.ExecuteAsync(FulfillmentSql.Lock(database.Dialect), values);
        if (await transaction.ScalarAsync<long>(PayoutSql.CountRefunds, values) > 0)
        {
            return DecisionOutcome.RefundExists;
        }

        return OutcomeOf(await transaction.ExecuteAsync(FulfillmentSql.QueueAgain, values));
    }

    // Not possible: it is not queued or given up. Running: the lease of an attempt has not ended.
    public async Task<DecisionOutcome> WithdrawAsync(CheckoutPayment payment, string reason, DbTransaction transaction)
    {
        var values = new { payment.Row.Reference, payment.Id, PaymentId = payment.Id, now = time.UnixNow, reason };
        var outcome = OutcomeOf(await transaction.ExecuteAsync(FulfillmentSql.Withdraw, values));
        return outcome != DecisionOutcome.Done && await transaction.ScalarAsync<long>(FulfillmentSql.CountOpen, values) > 0
            ? DecisionOutcome.FulfillmentRunning
            : outcome;
    }

    public async Task<bool> IsWithdrawnAsync(string paymentId, CancellationToken cancellationToken) =>
        await database.ScalarAsync<long>(FulfillmentSql.IsWithdrawn, new { PaymentId = paymentId }, cancellationToken) > 0;

    // Not possible: it has another status, or it is already settled.
    public async Task<DecisionOutcome> SettleAsync(CheckoutPayment payment, string status, DbTransaction transaction) => OutcomeOf(
        await transaction.ExecuteAsync(FulfillmentSql.Settle, new { payment.Row.Reference, payment.Id, status, now = time.UnixNow }));

    private static DecisionOutcome OutcomeOf(int changedRows) => changedRows == 1 ? DecisionOutcome.Done : DecisionOutcome.NotPossible;

    private Task<int> SetDueAsync(string sql, FulfillmentRow row, TimeSpan delay) =>
        database.WriteAsync(sql, () => new { row.Reference, row.Attempts, dueAt = time.UnixAfter(delay) }, CancellationToken.None);

    // Adds the event and the journal note, too. False: the first statement changed no row, and the caller rolls back.
    private async Task<bool> UpdateAsync(
        string sql, object values, FulfillmentRow row, PaymentEventKind kind, DbTransaction transaction)
    {
        await events.AddAsync($"{row.PaymentId}:attempt-{row.Attempts}", row.PaymentId, kind, transaction);
        return await transaction.ExecuteAsync($"{sql};{PaymentSql.AddNote}", values) == 3;
    }
}
