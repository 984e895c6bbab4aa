using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// Inserts many copies of a real payment, with all columns of the plug-in.
internal sealed class PaymentRows(DbDataSource database)
{
    private const int Chunk = 10_000;
    // Within the time that the plug-in accepts as scheduled by a correct clock.
    private const string Later = "t.created_at + 3600000";

    // Uses the Data Protection keys of the shop's host.
    private static readonly TokenProtector Protector = new(
        DataProtectionProvider.Create("Checkout.Plugin.Benchmarks"), NullLogger<TokenProtector>.Instance);

    private bool IsPostgreSql => database is NpgsqlDataSource;

    // Empties the tables. The first pending payment is stored as the template.
    public async Task ClearAsync()
    {
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_template AS SELECT * FROM checkout_payment WHERE status = 'Pending' LIMIT 1");
        while (!await IsEmptiedAsync())
        {
        }
    }

    // The running shop may cause a deadlock.
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

    // Inserts pending payments whose checks are not due. Returns their random ids.
    public async Task<string[]> FillAsync(int count)
    {
        foreach (var ids in BenchIds.Some(count).Chunk(Chunk))
        {
            await InsertProtectedAsync(ids);
        }

        await ExecuteAsync(IsPostgreSql ? "CHECKPOINT" : "PRAGMA wal_checkpoint(TRUNCATE)");
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT id FROM checkout_payment ORDER BY random()")];
    }

    // Paid payments without further checks.
    public Task FillPaidAsync(int from, int to) => InsertAsync(
        Numbers(from, to, "md5(i::text)"),
        ("status", "'Paid'"), ("version", "3"), ("due_at", "NULL"), ("paid_at", "t.created_at"), ("request_id", "'P' || n.id"));

    // Open payments, of which some are due.
    public Task FillOpenAsync(int count, int due) => InsertAsync(
        Numbers(1, count, "md5('open' || i)"),
        ("due_at", $"CASE WHEN n.i <= {due} THEN 1000 ELSE {Later} END"),
        ("not_before", "0"));

    private string Numbers(int from, int to, string id)
    {
        var series = IsPostgreSql
            ? $"SELECT generate_series({from}, {to}) AS i"
            : $"WITH RECURSIVE s(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM s WHERE i < {to}) SELECT i FROM s";
        return $"SELECT i, {id} AS id FROM ({series}) numbers";
    }


    // The gateway is asked about these payments, so each has a protected token that the gateway can read.
    private async Task InsertProtectedAsync(string[] ids)
    {
        await using var connection = await database.OpenConnectionAsync();
        var amount = await connection.ExecuteScalarAsync<long>("SELECT amount FROM bench_template");
        string[] tokens = [.. ids.Select(id => Protector.Protect(ProtectedValue.PaymentToken, id, BenchToken.Of(id, amount)))];
        object values = IsPostgreSql
            ? new { ids, tokens }
            : new { rows = JsonSerializer.Serialize(ids.Zip(tokens, (id, token) => new[] { id, token })) };
        var numbers = IsPostgreSql
            ? "SELECT * FROM unnest(@ids, @tokens) AS s(id, token)"
            : "SELECT json_extract(value, '$[0]') AS id, json_extract(value, '$[1]') AS token FROM json_each(@rows)";
        await InsertAsync(numbers, values, ("token", "n.token"), ("due_at", Later), ("not_before", "0"));
    }

    private Task InsertAsync(string numbers, params (string Column, string Value)[] changed) =>
        InsertAsync(numbers, null, [("token", "'closed'"), .. changed]);

    private async Task InsertAsync(string numbers, object? given, params (string Column, string Value)[] changed)
    {
        var values = changed.Concat([("id", "n.id"), ("reference", "n.id"), ("token_hash", "n.id")])
            .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);
        await using var connection = await database.OpenConnectionAsync();
        string[] columns;
        await using (var reader = await connection.ExecuteReaderAsync("SELECT * FROM bench_template LIMIT 0"))
        {
            columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        }

        var selected = columns.Select(column => values.GetValueOrDefault(column, $"t.{column}"));
        await connection.ExecuteAsync(
            $"""
            INSERT INTO checkout_payment ({string.Join(", ", columns)})
            SELECT {string.Join(", ", selected)} FROM bench_template t, ({numbers}) n
            """,
            given,
            commandTimeout: 3600);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = await database.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, commandTimeout: 3600, commandType: System.Data.CommandType.Text);
    }
}
