using System.Data.Common;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin;

internal static class FulfillmentStatus
{
    public const string Queued = nameof(Queued);
    public const string Done = nameof(Done);
    public const string Refused = nameof(Refused);
    public const string Dead = nameof(Dead);

    // A person took it back before it was done, so that the money may be returned.
    public const string Withdrawn = nameof(Withdrawn);
}

// One row of checkout_fulfillment: the proof that a reference is handed over once.
internal sealed record FulfillmentRow
{
    public string Reference { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string Status { get; init; } = "";
    public long Attempts { get; init; }
    public string? OrderNumber { get; init; }
    public string? OrderPath { get; init; }
    public string? Reason { get; init; }

    // Of one that stands on the list.
    public AttentionReason Attention => Status switch
    {
        FulfillmentStatus.Refused => AttentionReason.Refused,
        FulfillmentStatus.Withdrawn => AttentionReason.Withdrawn,
        FulfillmentStatus.Queued => AttentionReason.Overdue,
        _ => AttentionReason.NotFulfilled,
    };

    // No attempt is left after this one.
    public bool IsLast => Attempts % PaymentFulfiller.Numbers >= PaymentFulfiller.Round;

    // All attempts were begun before this claim, and none came to an end that was stored: whatever ended them would end this one.
    public bool IsUsedUp => Attempts % PaymentFulfiller.Numbers > PaymentFulfiller.Round;
}

internal static class FulfillmentSql
{
    private const string Columns =
        "reference AS Reference, payment_id AS PaymentId, status AS Status, attempts AS Attempts, order_number AS OrderNumber, order_path AS OrderPath, reason AS Reason";

    public const string Insert = """
        INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, created_at)
        VALUES (@Reference, @Id, 'Queued', 0, @now, @now) ON CONFLICT DO NOTHING
        """;

    // A payment, and what became of its purchase, at one moment.
    public const string FindWithPayment = $"""
        SELECT payment.*, fulfillment.* FROM ({PaymentSql.Find}) AS payment
        LEFT JOIN (SELECT {Columns} FROM checkout_fulfillment) AS fulfillment ON fulfillment.reference = payment.reference
        """;

    public const string NextDue = "SELECT MIN(due_at) FROM checkout_fulfillment WHERE status = 'Queued' AND due_at <= @until";

    // First what has come to an end, then what should have come to one.
    public const string Attention = $"""
        SELECT * FROM (SELECT {Columns} FROM checkout_fulfillment WHERE settled_at IS NULL AND status IN ('Refused', 'Dead', 'Withdrawn') ORDER BY created_at LIMIT @limit) AS ended
        UNION ALL SELECT * FROM (SELECT {Columns} FROM checkout_fulfillment WHERE status = 'Queued' AND created_at <= @overdue ORDER BY created_at LIMIT @limit) AS overdue
        LIMIT @limit
        """;

    // The attempt's number is the fence: who comes back after the lease finds another number and puts nothing off.
    public static string Claim(Dialect dialect) => $"""
        WITH free AS MATERIALIZED (SELECT reference FROM checkout_fulfillment WHERE status = 'Queued' AND due_at <= @now ORDER BY due_at LIMIT @most {dialect.SkipLocked})
        UPDATE checkout_fulfillment SET attempts = attempts + 1, due_at = @lease, leased_until = @lease WHERE reference IN (SELECT reference FROM free) RETURNING {Columns}
        """;

    // Whichever attempt it was: what was handed over is handed over, unless a person has seen to it.
    public const string Finish = """
        UPDATE checkout_fulfillment SET status = 'Done', order_number = @OrderNumber, order_path = @OrderPath, done_at = @now
        WHERE reference = @Reference AND settled_at IS NULL AND status IN ('Queued', 'Dead')
        """;

    public const string Close = "UPDATE checkout_fulfillment SET status = @status, reason = @reason, done_at = @now WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    public const string RenewLease = "UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = @dueAt WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    public const string Postpone = "UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = NULL WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    // What did not begin is no attempt: its number goes to the next one, if nobody else has taken over.
    public const string Release = "UPDATE checkout_fulfillment SET due_at = @dueAt, leased_until = NULL, attempts = attempts - 1 WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    // The attempts go on being counted, from the beginning of another round: one that was given up long ago must not find its own number again.
    public const string QueueAgain = """
        UPDATE checkout_fulfillment SET status = 'Queued', due_at = @now, leased_until = NULL, done_at = NULL, reason = NULL, attempts = (attempts / @round + 1) * @round
        WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL AND status IN ('Refused', 'Dead', 'Withdrawn')
        """;

    // Not while an attempt may be running: its lease has not ended. What a wrong clock wrote ahead is put right by FutureStamps.
    public const string Withdraw = """
        UPDATE checkout_fulfillment SET status = 'Withdrawn', reason = @reason, done_at = @now
        WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL AND status IN ('Queued', 'Dead')
            AND (leased_until IS NULL OR leased_until <= @now)
        """;

    private const string OfPayment = "FROM checkout_fulfillment WHERE reference = (SELECT reference FROM checkout_payment WHERE id = @PaymentId) AND payment_id = @PaymentId";

    public const string IsWithdrawn = $"SELECT COUNT(*) {OfPayment} AND status = 'Withdrawn'";

    // Whether the order of a payment may still be fulfilled.
    public const string CountOpen = $"SELECT COUNT(*) {OfPayment} AND settled_at IS NULL AND status IN ('Queued', 'Dead')";

    // Locks the row by which a refund and a fulfillment exclude each other.
    // It is a statement of its own, so that the next statement sees what the previous holder wrote.
    public static string Lock(Dialect dialect) => $"SELECT status {OfPayment} {dialect.ForUpdate}";

    public const string Settle = "UPDATE checkout_fulfillment SET settled_at = @now WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL AND status = @status";
}

internal sealed class FulfillmentStore(CheckoutDatabase database, NodeName node, DatabaseClock time, IServiceProviderIsService registered)
{
    // Paid for so long and not handed over, an order is a person's to look at, whatever becomes of it.
    private static readonly TimeSpan OverdueAfter = TimeSpan.FromHours(1);

    // Plain handlers run with no connection of ours.
    public int MaxConcurrency => IsTransactional ? database.Pool.Handlers : PoolShare.MaxAtOnce;

    private bool IsTransactional => registered.IsService(typeof(ITransactionalFulfillmentHandler));

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    // Null: there is no such payment. Without a row, its purchase was not paid.
    public async Task<(CheckoutPayment Payment, FulfillmentRow? Row)?> FindWithPaymentAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<PaymentRow, FulfillmentRow?, (CheckoutPayment, FulfillmentRow?)?>(
            FulfillmentSql.FindWithPayment, (payment, row) => (new CheckoutPayment(payment), row), new { id }, splitOn: nameof(FulfillmentRow.Reference));
        return found.SingleOrDefault();
    }

    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(FulfillmentSql.NextDue, new { until = Now + (long)within.TotalMilliseconds });
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public async Task<IReadOnlyList<FulfillmentRow>> ListAttentionAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<FulfillmentRow>(FulfillmentSql.Attention, new { limit, overdue = Now - (long)OverdueAfter.TotalMilliseconds })];
    }

    // Durable, unlike other claims, where a handler works outside of our transaction: were one forgotten while it runs, somebody else would call it at the same time.
    public async Task<IReadOnlyList<FulfillmentRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var (statement, watch) = (FulfillmentSql.Claim(database.Dialect), new Lease(lease, time));
        object Values() => new { most, now = Now, lease = Now + (long)lease.TotalMilliseconds };
        var claimed = IsTransactional
            ? await database.ClaimAsync<FulfillmentRow>(statement, Values, cancellationToken)
            : await database.WriteAsync<FulfillmentRow>(statement, Values, CancellationToken.None);
        return watch.WhileValid<FulfillmentRow>([.. claimed]);
    }

    // False: another attempt came first.
    public async Task<bool> FinishAsync(FulfillmentRow row, FulfillmentResult.Fulfilled done, DbTransaction transaction)
    {
        CrashPoint.Reach("fulfill.before-proof");
        var values = new { row.Reference, row.PaymentId, done.OrderNumber, done.OrderPath, now = Now, note = "the shop fulfilled the order", node = node.Value };
        var finished = await IsDoneAsync(FulfillmentSql.Finish, values, transaction);
        CrashPoint.Reach("fulfill.before-commit");
        return finished;
    }

    // False: another attempt took over, or came first.
    public Task<bool> CloseAsync(FulfillmentRow row, string status, string? why, DbTransaction transaction)
    {
        var reason = HandlerText.Clean(why);
        var note = status == FulfillmentStatus.Refused ? $"the shop refused to fulfill the order: {reason}" : $"the order was given up after {PaymentFulfiller.Round} attempts: {reason}";
        return IsDoneAsync(FulfillmentSql.Close, new { row.Reference, row.PaymentId, row.Attempts, status, reason = why is null ? null : reason, now = Now, note, node = node.Value }, transaction);
    }

    // The attempt runs on: its lease begins anew.
    public Task<int> RenewLeaseAsync(FulfillmentRow row, TimeSpan lease, CancellationToken cancellationToken) => database.WriteAsync(
        FulfillmentSql.RenewLease, () => new { row.Reference, row.Attempts, dueAt = Now + (long)lease.TotalMilliseconds }, cancellationToken);

    public Task<int> PostponeAsync(FulfillmentRow row, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        FulfillmentSql.Postpone, () => new { row.Reference, row.Attempts, dueAt = Now + (long)delay.TotalMilliseconds }, cancellationToken);

    public Task<int> ReleaseAsync(FulfillmentRow row, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        FulfillmentSql.Release, () => new { row.Reference, row.Attempts, dueAt = Now + (long)delay.TotalMilliseconds }, cancellationToken);

    // False: it is neither refused nor given up nor withdrawn, or its money may be on its way back.
    public async Task<bool> QueueAgainAsync(CheckoutPayment payment, DbTransaction transaction)
    {
        var values = new { payment.Reference, payment.Id, PaymentId = payment.Id, now = Now, round = PaymentFulfiller.Numbers };
        await transaction.Connection!.ExecuteAsync(FulfillmentSql.Lock(database.Dialect), values, transaction);
        return await transaction.Connection!.ExecuteScalarAsync<long>(PayoutSql.CountRefunds, values, transaction) == 0
            && await transaction.Connection!.ExecuteAsync(FulfillmentSql.QueueAgain, values, transaction) == 1;
    }

    // False: it is neither queued nor given up, or an attempt is running.
    public async Task<bool> WithdrawAsync(CheckoutPayment payment, string why, DbTransaction transaction)
    {
        var values = new { payment.Reference, payment.Id, now = Now, reason = why };
        return await transaction.Connection!.ExecuteAsync(FulfillmentSql.Withdraw, values, transaction) == 1;
    }

    public async Task<bool> IsWithdrawnAsync(string paymentId, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return await connection.ExecuteScalarAsync<long>(FulfillmentSql.IsWithdrawn, new { PaymentId = paymentId }) > 0;
    }

    // False: that is not what became of it, or somebody has settled it.
    public async Task<bool> SettleAsync(CheckoutPayment payment, string status, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(FulfillmentSql.Settle, new { payment.Reference, payment.Id, status, now = Now }, transaction) == 1;

    // What became of the order, and its line in the journal, at one go. False, and the caller takes it back: the first of the three changed no row.
    private static async Task<bool> IsDoneAsync(string sql, object values, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync($"{sql};{PaymentSql.IncrementVersion};{PaymentSql.InsertNote}", values, transaction) == 3;
}
