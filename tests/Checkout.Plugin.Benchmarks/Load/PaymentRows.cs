using System.Data.Common;
using System.Globalization;
using Dapper;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

/// Many payments at once, each a copy of one that was really made: whatever columns the plug-in has, they are filled as it fills them.
internal sealed class PaymentRows(DbDataSource database)
{
    private const string Later = "t.created_at + 86400000000";

    private bool IsPostgreSql => database is NpgsqlDataSource;

    /// An empty shop. The first payment that was ever pending stays aside as the template.
    public async Task ClearAsync()
    {
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_template AS SELECT * FROM checkout_payment WHERE status = 'Pending' LIMIT 1");
        while (!await IsEmptiedAsync())
        {
        }
    }

    /// The shop is at work meanwhile, and of two that wait for each other the database sends one away.
    private async Task<bool> IsEmptiedAsync()
    {
        try
        {
            await ExecuteAsync(IsPostgreSql
                ? "TRUNCATE checkout_payment, checkout_event, checkout_key, checkout_fulfillment, bench_order CASCADE"
                : "DELETE FROM checkout_fulfillment; DELETE FROM checkout_event; DELETE FROM checkout_key; DELETE FROM checkout_payment");
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            return false;
        }
    }

    /// Pending payments that nobody looks at before a callback comes. Their ids, which are random as real ones are.
    public async Task<string[]> FillAsync(int count)
    {
        await InsertAsync(Numbers(1, count, IsPostgreSql ? "md5(i::text || clock_timestamp())" : "lower(hex(randomblob(16)))"), ("due_at", Later), ("not_before", "0"));
        await ExecuteAsync(IsPostgreSql ? "CHECKPOINT" : "PRAGMA wal_checkpoint(TRUNCATE)");
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT id FROM checkout_payment ORDER BY random()")];
    }

    /// Payments as they lie there after years: paid, and due no more.
    public Task FillPaidAsync(int from, int to) => InsertAsync(
        Numbers(from, to, "md5(i::text)"), ("status", "'Paid'"), ("version", "3"), ("due_at", "NULL"), ("paid_at", "t.created_at"), ("request_id", "'P' || n.id"));

    /// Payments that are open: some due since long, the others later.
    public Task FillOpenAsync(int count, int due) => InsertAsync(
        Numbers(1, count, "md5('open' || i)"), ("due_at", string.Create(CultureInfo.InvariantCulture, $"CASE WHEN n.i <= {due} THEN 1000 ELSE {Later} END")), ("not_before", "0"));

    private string Numbers(int from, int to, string id) => string.Create(CultureInfo.InvariantCulture, $"SELECT i, {id} AS id FROM ({(IsPostgreSql
        ? string.Create(CultureInfo.InvariantCulture, $"SELECT generate_series({from}, {to}) AS i")
        : string.Create(CultureInfo.InvariantCulture, $"WITH RECURSIVE s(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM s WHERE i < {to}) SELECT i FROM s"))}) numbers");

    private async Task InsertAsync(string numbers, params (string Column, string Value)[] changed)
    {
        var values = changed.Concat([("id", "n.id"), ("reference", "n.id"), ("token_hash", "n.id"), ("token", Token)]).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        await using var connection = await database.OpenConnectionAsync();
        string[] columns;
        await using (var reader = await connection.ExecuteReaderAsync("SELECT * FROM bench_template LIMIT 0"))
        {
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        await connection.ExecuteAsync($"""
            INSERT INTO checkout_payment ({string.Join(", ", columns)})
            SELECT {string.Join(", ", columns.Select(column => values.GetValueOrDefault(column, $"t.{column}")))} FROM bench_template t, ({numbers}) n
            """, commandTimeout: 3600);
    }

    /// As the gateway of the benchmarks reads it.
    private string Token => IsPostgreSql ? "rpad('bench.' || n.id || '.' || t.amount || '.', 200, 'x')" : "'bench.' || n.id || '.' || t.amount || '.x'";

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 3600, commandType: System.Data.CommandType.Text);
    }
}
