using System.Diagnostics;
using System.Text.Json;
using Dapper;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// A table of payments under the plug-in's own statements.
internal sealed class SweptTable(NpgsqlDataSource database)
{
    private const int Open = 1_000;
    private const int Due = 200;
    private const int Batch = 100;
    private const long Past = 500;
    private const long Now = 2_000;
    private static readonly string Claim = PaymentSql.ClaimDueChecks(Dialect.PostgreSql);
    private readonly PaymentRows _rows = new(database);

    private static object ClaimValues => new { limit = Batch, now = Now, longAgo = Now - 1, lease = Now + 1_000_000, byPriority = 1L };

    public async Task GrowAsync(int from, int to)
    {
        if (from == 0)
        {
            await _rows.FillOpenAsync(Open, Due);
        }

        await _rows.FillPaidAsync(from + 1, to);
        await ExecuteAsync("VACUUM ANALYZE checkout_payment");
        await ExecuteAsync("CHECKPOINT");
    }

    public async Task<Sweep> MeasureAsync(int times)
    {
        await using var connection = await database.OpenConnectionAsync();
        var idle = await TimedAsync(times, () => connection.ExecuteScalarAsync<long?>(PaymentSql.NextDue, new { until = Past }));
        var find = await TimedAsync(times, () => connection.ExecuteScalarAsync<long?>(PaymentSql.NextDue, new { until = Now }));
        var claim = await ClaimsAsync(connection, times);
        var plans = await PlansAsync();
        return new(idle, find, claim, plans.Count(plan => plan.Contains("Seq Scan", StringComparison.Ordinal)), await IndexPercentAsync());
    }

    public async Task<double> IndexPercentAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<double>(
            "SELECT 100.0 * pg_relation_size('checkout_payment_due') / pg_relation_size('checkout_payment')");
    }

    // How many pages idle, find and claim touch.
    public async Task<IReadOnlyList<long>> TouchedAsync() =>
    [
        await TouchedAsync(PaymentSql.NextDue, new { until = Past }),
        await TouchedAsync(PaymentSql.NextDue, new { until = Now }),
        await TouchedAsync(Claim, ClaimValues),
    ];

    // A backlog that is retried leaves dead index entries until the next vacuum.
    public async Task<Spread> RetryAsync(int times)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync("ALTER TABLE checkout_payment SET (autovacuum_enabled = false)");
        await ClaimsAsync(connection, times);
        return await ClaimsAsync(connection, 7);
    }

    // The plans of the statements, one line each.
    public async Task<IReadOnlyList<string>> PlansAsync()
    {
        await using var connection = await database.OpenConnectionAsync();
        var plans = new List<string>();
        (string Name, string Sql, object Values)[] statements =
            [("idle and find", PaymentSql.NextDue, new { until = Now }), ("claim", Claim, ClaimValues)];
        foreach (var (name, sql, values) in statements)
        {
            var plan = await connection.QueryAsync<string>($"EXPLAIN (COSTS OFF) {sql}", values);
            plans.Add($"{name}: {string.Join(" / ", plan.Select(line => line.Trim()))}");
        }

        return plans;
    }

    private async Task<long> TouchedAsync(string sql, object values)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        using var plan = JsonDocument.Parse(
            await connection.ExecuteScalarAsync<string>($"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {sql}", values, transaction) ?? "");
        var node = plan.RootElement[0].GetProperty("Plan");
        return node.GetProperty("Shared Hit Blocks").GetInt64() + node.GetProperty("Shared Read Blocks").GetInt64();
    }

    private static async Task<Spread> ClaimsAsync(NpgsqlConnection connection, int times)
    {
        var taken = new List<double>();
        for (var time = 0; time < times; time++)
        {
            await connection.ExecuteAsync(
                """
                UPDATE checkout_payment SET due_at = 1000, not_before = 0
                WHERE id IN (SELECT md5('open' || i) FROM generate_series(1, @Due) i)
                """,
                new { Due });
            var started = Stopwatch.GetTimestamp();
            var claimed = await connection.QueryAsync<PaymentRow>(Claim, ClaimValues);
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            if (claimed.Count() is var count && count != Batch)
            {
                throw new InvalidOperationException($"{count} payments were claimed instead of {Batch}.");
            }
        }

        return Spread.Of(taken);
    }

    private static async Task<Spread> TimedAsync(int times, Func<Task> work)
    {
        await work();
        var taken = new List<double>();
        for (var time = 0; time < times; time++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            taken.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        }

        return Spread.Of(taken);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 3600, commandType: System.Data.CommandType.Text);
    }
}
