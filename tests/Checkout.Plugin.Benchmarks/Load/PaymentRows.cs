using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// Many payments at once, each a copy of one that was really made: whatever columns the plug-in has, they are filled as it fills them.
internal sealed class PaymentRows(DbDataSource database)
{
    private const int Chunk = 10_000;
    // Not so much later that the product takes it for the work of a wrong clock.
    private const string Later = "t.created_at + 3600000";

    // With the keys that the shop's host has by this name.
    private static readonly TokenProtector Seal = new(
        DataProtectionProvider.Create("Checkout.Plugin.Benchmarks"), NullLogger<TokenProtector>.Instance);

    private bool IsPostgreSql => database is NpgsqlDataSource;

    // An empty shop. The first payment that was ever pending stays aside as the template.
    public async Task ClearAsync()
    {
        await ExecuteAsync("CREATE TABLE IF NOT EXISTS bench_template AS SELECT * FROM checkout_payment WHERE status = 'Pending' LIMIT 1");
        while (!await IsEmptiedAsync())
        {
        }
    }

    // The shop is at work meanwhile, and of two that wait for each other the database sends one away.
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

    // Pending payments that nobody looks at before a callback comes. Their ids, which are random as real ones are.
    public async Task<string[]> FillAsync(int count)
    {
        foreach (var ids in BenchIds.Some(count).Chunk(Chunk))
        {
            await InsertSealedAsync(ids);
        }

        await ExecuteAsync(IsPostgreSql ? "CHECKPOINT" : "PRAGMA wal_checkpoint(TRUNCATE)");
        await using var connection = await database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT id FROM checkout_payment ORDER BY random()")];
    }

    // Payments as they lie there after years: paid, and due no more.
    public Task FillPaidAsync(int from, int to) => InsertAsync(
        Numbers(from, to, "md5(i::text)"),
        ("status", "'Paid'"), ("version", "3"), ("due_at", "NULL"), ("paid_at", "t.created_at"), ("request_id", "'P' || n.id"));

    // Payments that are open: some due since long, the others later.
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


    // The gateway of the benchmarks is asked about these, so each has a token that it can read, sealed as the shop would have sealed it.
    private async Task InsertSealedAsync(string[] ids)
    {
        await using var connection = await database.OpenConnectionAsync();
        var amount = await connection.ExecuteScalarAsync<long>("SELECT amount FROM bench_template");
        string[] tokens = [.. ids.Select(id => Seal.Protect(ProtectedValue.PaymentToken, id, BenchToken.Of(id, amount)))];
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
