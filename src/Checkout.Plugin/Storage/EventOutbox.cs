namespace LigdiCash.Checkout.Storage;

internal sealed record EventRow
{
    public string Id { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string? PayoutId { get; init; }
    public string Kind { get; init; } = "";
    public long Attempts { get; init; }
    public long At { get; init; }
}

internal static class EventSql
{
    public const string Insert = "INSERT INTO checkout_outbox (id, payment_id, payout_id, kind, attempts, due_at, at) "
        + "VALUES (@id, @paymentId, @payoutId, @kind, 0, @now, @now) ON CONFLICT DO NOTHING";

    public const string NextDue = "SELECT MIN(due_at) FROM checkout_outbox WHERE due_at <= @until";
    public const string Delete = "DELETE FROM checkout_outbox WHERE id = @Id";

    // A later attempt has its own time.
    public const string Postpone = "UPDATE checkout_outbox SET due_at = @dueAt WHERE id = @Id AND attempts = @Attempts";

    public static string Claim(Dialect dialect) => dialect.UpdateUnlocked("checkout_outbox",
        "due_at <= @now ORDER BY due_at LIMIT @limit", "attempts = attempts + 1, due_at = @lease")
        + " RETURNING id, payment_id AS PaymentId, payout_id AS PayoutId, kind, attempts, at";
}

// Events for the shop's handler, stored in the transaction of the change. Without a handler, none are stored.
internal sealed class EventOutbox(CheckoutDatabase database, DatabaseClock time, IServiceProviderIsService registered)
{
    public bool IsUsed => registered.IsService(typeof(IPaymentEventHandler));

    // The step of the journal or the attempt makes the event's id unique. Null: nothing happened that the shop is told.
    public Task AddAsync(string step, string paymentId, PaymentEventKind? kind, DbTransaction transaction, string? payoutId = null) =>
        kind is null || !IsUsed
            ? Task.CompletedTask
            : transaction.ExecuteAsync(
                EventSql.Insert, new { id = $"{step}:{kind}", paymentId, payoutId, kind = $"{kind}", now = time.UnixNow });

    public Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        database.NextDueAsync(EventSql.NextDue, time.UnixAfter(within), cancellationToken);

    public async Task<IReadOnlyList<EventRow>> ClaimAsync(int limit, TimeSpan duration, CancellationToken cancellationToken)
    {
        var lease = new Lease(duration, time);
        object Values() => new { limit, now = time.UnixNow, lease = time.UnixAfter(duration) };
        return lease.WhileValid(
            await database.WriteAsync<EventRow>(EventSql.Claim(database.Dialect), Values, cancellationToken, isDurable: false));
    }

    public Task<int> DeleteAsync(EventRow row) => database.WriteAsync(EventSql.Delete, () => row, CancellationToken.None);

    public Task<int> PostponeAsync(EventRow row, TimeSpan delay) => database.WriteAsync(
        EventSql.Postpone, () => new { row.Id, row.Attempts, dueAt = time.UnixAfter(delay) }, CancellationToken.None);
}
