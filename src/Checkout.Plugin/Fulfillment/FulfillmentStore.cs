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
}

/// One row of checkout_fulfillment: the proof that a reference is handed over once.
internal sealed record FulfillmentRow
{
    public string Reference { get; init; } = "";
    public string PaymentId { get; init; } = "";
    public string Status { get; init; } = "";
    public long Attempts { get; init; }
    public string? OrderNumber { get; init; }
    public string? OrderPath { get; init; }
}

internal static class FulfillmentSql
{
    private const string Columns =
        "reference AS Reference, payment_id AS PaymentId, status AS Status, attempts AS Attempts, order_number AS OrderNumber, order_path AS OrderPath";

    public const string Insert = """
        INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, created_at)
        VALUES (@Reference, @Id, 'Queued', 0, @now, @now) ON CONFLICT DO NOTHING
        """;

    /// A payment, and what became of its purchase, at one moment.
    public const string FindWithPayment = $"""
        SELECT payment.*, fulfillment.* FROM ({PaymentSql.Find}) AS payment
        LEFT JOIN (SELECT {Columns} FROM checkout_fulfillment) AS fulfillment ON fulfillment.reference = payment.reference
        """;

    public const string NextDue = "SELECT MIN(due_at) FROM checkout_fulfillment WHERE status = 'Queued' AND due_at <= @until";

    public const string Attention = $"SELECT {Columns} FROM checkout_fulfillment WHERE settled_at IS NULL AND status IN ('Refused', 'Dead') ORDER BY created_at LIMIT @limit";

    /// The attempt's number is the fence: who comes back after the lease finds another number and puts nothing off.
    public static string Claim(Dialect dialect) => $"""
        WITH free AS MATERIALIZED (SELECT reference FROM checkout_fulfillment WHERE status = 'Queued' AND due_at <= @now ORDER BY due_at LIMIT @most {dialect.SkipLocked})
        UPDATE checkout_fulfillment SET attempts = attempts + 1, due_at = @lease WHERE reference IN (SELECT reference FROM free) RETURNING {Columns}
        """;

    /// Whichever attempt it was: what was handed over is handed over, unless a person has seen to it.
    public const string Finish = """
        UPDATE checkout_fulfillment SET status = 'Done', order_number = @OrderNumber, order_path = @OrderPath, done_at = @now
        WHERE reference = @Reference AND settled_at IS NULL AND status IN ('Queued', 'Dead')
        """;

    public const string Close = "UPDATE checkout_fulfillment SET status = @status, done_at = @now WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    public const string Postpone = "UPDATE checkout_fulfillment SET due_at = @dueAt WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    /// What did not begin is no attempt: its number goes to the next one, if nobody else has taken over.
    public const string GiveBack = "UPDATE checkout_fulfillment SET due_at = @dueAt, attempts = attempts - 1 WHERE reference = @Reference AND status = 'Queued' AND attempts = @Attempts";

    /// The attempts go on being counted, from the beginning of another round: one that was given up long ago must not find its own number again.
    public const string QueueAgain = """
        UPDATE checkout_fulfillment SET status = 'Queued', due_at = @now, done_at = NULL, attempts = (attempts / @round + 1) * @round
        WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL AND status IN ('Refused', 'Dead')
        """;

    public const string Settle = "UPDATE checkout_fulfillment SET settled_at = @now WHERE reference = @Reference AND payment_id = @Id AND settled_at IS NULL AND status = @status";
}

internal sealed class FulfillmentStore(CheckoutDatabase database, SharedClock time, IServiceProviderIsService registered)
{
    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    /// Null: there is no such payment. Without a row, its purchase was not paid.
    public async Task<(Payment Payment, FulfillmentRow? Row)?> FindWithPaymentAsync(string id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var found = await connection.QueryAsync<PaymentRow, FulfillmentRow?, (Payment, FulfillmentRow?)?>(
            FulfillmentSql.FindWithPayment, (payment, row) => (new Payment(payment), row), new { id }, splitOn: nameof(FulfillmentRow.Reference));
        return found.SingleOrDefault();
    }

    public async Task<DateTimeOffset?> NextDueAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var next = await connection.ExecuteScalarAsync<long?>(FulfillmentSql.NextDue, new { until = Now + (long)within.TotalMilliseconds });
        return next is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    public async Task<IReadOnlyList<FulfillmentRow>> AttentionAsync(int limit, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        return [.. await connection.QueryAsync<FulfillmentRow>(FulfillmentSql.Attention, new { limit })];
    }

    /// Durable, unlike other claims, where a handler works outside of our transaction: were one forgotten while it runs, somebody else would call it at the same time.
    public async Task<IReadOnlyList<FulfillmentRow>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken)
    {
        var (statement, watch) = (FulfillmentSql.Claim(database.Dialect), new LeaseWatch(lease, time));
        object Values() => new { most, now = Now, lease = Now + (long)lease.TotalMilliseconds };
        var claimed = registered.IsService(typeof(ITransactionalFulfillmentHandler))
            ? await database.ClaimAsync<FulfillmentRow>(statement, Values, cancellationToken)
            : await database.WriteAsync((DbConnection connection) => connection.QueryAsync<FulfillmentRow>(statement, Values()), CancellationToken.None);
        return watch.Kept<FulfillmentRow>([.. claimed]);
    }

    /// False: another attempt came first.
    public async Task<bool> FinishAsync(FulfillmentRow row, FulfillmentResult.Fulfilled done, DbTransaction transaction)
    {
        CrashPoint.Reach("fulfill.before-proof");
        var finished = await transaction.Connection!.ExecuteAsync(FulfillmentSql.Finish, new { row.Reference, done.OrderNumber, done.OrderPath, now = Now }, transaction) == 1;
        CrashPoint.Reach("fulfill.before-commit");
        return finished;
    }

    /// False: another attempt took over, or came first.
    public async Task<bool> CloseAsync(FulfillmentRow row, string status, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(FulfillmentSql.Close, new { row.Reference, row.Attempts, status, now = Now }, transaction) == 1;

    public Task<int> PostponeAsync(FulfillmentRow row, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        (DbConnection connection) => connection.ExecuteAsync(
            FulfillmentSql.Postpone, new { row.Reference, row.Attempts, dueAt = Now + (long)delay.TotalMilliseconds }),
        cancellationToken);

    public Task<int> GiveBackAsync(FulfillmentRow row, TimeSpan delay, CancellationToken cancellationToken) => database.WriteAsync(
        (DbConnection connection) => connection.ExecuteAsync(
            FulfillmentSql.GiveBack, new { row.Reference, row.Attempts, dueAt = Now + (long)delay.TotalMilliseconds }),
        cancellationToken);

    /// False: it is neither refused nor given up.
    public async Task<bool> QueueAgainAsync(Payment payment, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(FulfillmentSql.QueueAgain, new { payment.Reference, payment.Id, now = Now, round = PaymentFulfiller.Round }, transaction) == 1;

    /// False: that is not what became of it, or somebody has settled it.
    public async Task<bool> SettleAsync(Payment payment, string status, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(FulfillmentSql.Settle, new { payment.Reference, payment.Id, status, now = Now }, transaction) == 1;
}
