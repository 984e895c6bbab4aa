namespace LigdiCash.Checkout.Storage;

internal sealed record EventRow
{
    public string PaymentId { get; init; } = "";
    public long Version { get; init; }
    public string Kind { get; init; } = "";
    public long Attempts { get; init; }
    public long At { get; init; }

    public string Id => $"{PaymentId}:{Version}:{Kind}";
}

internal static class EventSql
{
    private const string OfEvent = "WHERE payment_id = @PaymentId AND version = @Version AND kind = @Kind";

    // The journal's version makes the event's id.
    public const string Insert = "INSERT INTO checkout_outbox (payment_id, version, kind, attempts, due_at, at) "
        + "SELECT id, version, @kind, 0, @now, @now FROM checkout_payment WHERE id = @id ON CONFLICT DO NOTHING";

    public const string NextDue = "SELECT MIN(due_at) FROM checkout_outbox WHERE due_at <= @until";
    public const string Delete = $"DELETE FROM checkout_outbox {OfEvent}";
    public const string Postpone = $"UPDATE checkout_outbox SET due_at = @dueAt {OfEvent} AND attempts = @Attempts";

    public static string Claim(Dialect dialect) => $"""
        UPDATE checkout_outbox SET attempts = attempts + 1, due_at = @lease WHERE (payment_id, version, kind) IN (
            SELECT payment_id, version, kind FROM checkout_outbox WHERE due_at <= @now ORDER BY due_at LIMIT @limit {dialect.SkipLocked})
        RETURNING payment_id AS PaymentId, version, kind, attempts, at
        """;
}

// Events for the shop's handler, stored in the transaction of the change. Without a handler, none are stored.
internal sealed class EventOutbox(CheckoutDatabase database, DatabaseClock time, IServiceProviderIsService registered)
{
    public bool IsUsed => registered.IsService(typeof(IPaymentEventHandler));

    public Task AddAsync(string paymentId, PaymentEventKind? kind, DbTransaction transaction) => kind is null || !IsUsed
        ? Task.CompletedTask
        : transaction.ExecuteAsync(EventSql.Insert, new { id = paymentId, kind = $"{kind}", now = time.UnixNow });

    public Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken) =>
        database.NextDueAsync(EventSql.NextDue, time.UnixAfter(within), cancellationToken);

    public async Task<IReadOnlyList<EventRow>> ClaimAsync(int limit, TimeSpan duration, CancellationToken cancellationToken)
    {
        var lease = new Lease(duration, time);
        object Values() => new { limit, now = time.UnixNow, lease = time.UnixAfter(duration) };
        return lease.WhileValid(await database.ClaimAsync<EventRow>(EventSql.Claim(database.Dialect), Values, cancellationToken));
    }

    public Task<int> DeleteAsync(EventRow row) => database.WriteAsync(EventSql.Delete, () => row, CancellationToken.None);

    // A later attempt has its own time.
    public Task<int> PostponeAsync(EventRow row, TimeSpan delay)
    {
        object Values() => new { row.PaymentId, row.Version, row.Kind, row.Attempts, dueAt = time.UnixAfter(delay) };
        return database.WriteAsync(EventSql.Postpone, Values, CancellationToken.None);
    }
}
