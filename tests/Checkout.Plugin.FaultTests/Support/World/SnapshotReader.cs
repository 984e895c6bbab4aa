using System.Data.Common;
using Dapper;
using Npgsql;

namespace Checkout.Plugin.Tests;

internal static class SnapshotReader
{
    private const string Payments = """
        SELECT id AS Id, reference AS Reference, status AS Status, version AS Version, amount AS Amount,
            superseded_at AS SupersededAt, duplicate_at AS DuplicateAt, contradicted_at AS ContradictedAt FROM checkout_payment
        """;

    private const string Steps =
        "SELECT payment_id AS Subject, version AS Version, from_status AS FromStatus, to_status AS ToStatus FROM checkout_event";
    private const string Fulfillments =
        "SELECT reference AS Reference, payment_id AS PaymentId, status AS Status FROM checkout_fulfillment";
    private const string Orders = "SELECT reference AS Reference, total AS Total, fulfillments AS Fulfillments FROM shop_order";

    private const string Payouts = """
        SELECT id AS Id, status AS Status, version AS Version,
            (SELECT COUNT(*) FROM checkout_payout_send WHERE payout_id = id) AS Sends FROM checkout_payout
        """;

    private const string PayoutSteps =
        "SELECT payout_id AS Subject, version AS Version, from_status AS FromStatus, to_status AS ToStatus FROM checkout_payout_event";

    // Every column with a time of the plug-in.
    private const string TimesInSqlite = """
        SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
        WHERE t.type = 'table' AND t.name LIKE 'checkout!_%' ESCAPE '!'
            AND (c.name = 'at' OR c.name LIKE '%!_at' ESCAPE '!' OR c.name IN ('since', 'not_before'))
        """;

    private const string TimesInPostgreSql = """
        SELECT table_name, column_name FROM information_schema.columns
        WHERE table_schema = current_schema() AND table_name LIKE 'checkout!_%' ESCAPE '!'
            AND (column_name = 'at' OR column_name LIKE '%!_at' ESCAPE '!' OR column_name IN ('since', 'not_before'))
        """;

    // Reads all tables in one transaction.
    public static async Task<Snapshot> ReadAsync(DbDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await connection.ExecuteAsync(connection is NpgsqlConnection ? "BEGIN ISOLATION LEVEL REPEATABLE READ" : "BEGIN DEFERRED");
        var snapshot = new Snapshot
        {
            Payments = [.. await connection.QueryAsync<PaymentRecord>(Payments)],
            Steps = [.. await connection.QueryAsync<TransitionRecord>(Steps)],
            Fulfillments = [.. await connection.QueryAsync<FulfillmentRecord>(Fulfillments)],
            Orders = [.. await connection.QueryAsync<OrderRecord>(Orders)],
            Payouts = [.. await connection.QueryAsync<PayoutRecord>(Payouts)],
            PayoutSteps = [.. await connection.QueryAsync<TransitionRecord>(PayoutSteps)],
        };
        await connection.ExecuteAsync("ROLLBACK TRANSACTION");
        return snapshot;
    }

    public static async Task MoveTimesBackAsync(this DbDataSource source, TimeSpan time)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        var times = await connection.QueryAsync<(string Table, string Column)>(
            connection is NpgsqlConnection ? TimesInPostgreSql : TimesInSqlite, transaction: transaction);
        foreach (var (table, column) in times)
        {
            await connection.ExecuteAsync(
                $"UPDATE {table} SET {column} = {column} - @by WHERE {column} > @by",
                new { by = (long)time.TotalMilliseconds },
                transaction);
        }

        await transaction.CommitAsync();
    }
}
