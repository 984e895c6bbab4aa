using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// With twenty thousand payments in the table, both databases are asked how they would run each statement of ours.
[Slow]
public sealed partial class StatementTests
{
    private const int Rows = 20_000;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Every_statement_finds_its_rows_by_an_index(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await FillAsync(shop, store);
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        if (store == Store.Sqlite)
        {
            // Its plans also name the tables that point here, which it visits only where a reference is broken already.
            await connection.ExecuteAsync("PRAGMA foreign_keys = OFF");
        }

        var scans = new List<string>();
        foreach (var (name, sql) in Statements(store == Store.Sqlite ? Dialect.Sqlite : Dialect.PostgreSql))
        {
            var plan = await PlanAsync(connection, store, sql);
            if (plan.Any(line => Scan().IsMatch(line)))
            {
                scans.Add($"{name}: {string.Join(" | ", plan)}");
            }
        }

        Assert.True(scans.Count == 0, string.Join(Environment.NewLine, scans));
    }

    private static List<(string Name, string Sql)> Statements(Dialect dialect)
    {
        List<(string, string)> statements = [.. new[] { typeof(PaymentSql), typeof(FulfillmentSql), typeof(PromptLimitSql), typeof(PayoutSql), typeof(ThrottleSql), typeof(SecretSql), typeof(ShopperReturnSql), typeof(FutureTimestampSql), typeof(RetentionClockSql) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => ($"{field.DeclaringType!.Name}.{field.Name}", (string)field.GetRawConstantValue()!)),
            ("PaymentSql.ScheduleChecksOfUnlocked", PaymentSql.ScheduleChecksOfUnlocked(dialect)), ("PaymentSql.ClaimDueChecks", PaymentSql.ClaimDueChecks(dialect)), ("PayoutSql.ClaimDueChecks", PayoutSql.ClaimDueChecks(dialect)), ("FulfillmentSql.Claim", FulfillmentSql.Claim(dialect)), ("FulfillmentSql.Lock", FulfillmentSql.Lock(dialect)), ("ThrottleSql.Lock", $"{ThrottleSql.Find} {dialect.ForUpdate}"),
            ("RetentionSql.Payments", RetentionSql.Payments(dialect)), ("RetentionSql.Payouts", RetentionSql.Payouts(dialect)),
            .. FutureTimestampSql.All(dialect).Select((sql, number) => ($"FutureTimestampSql {number}", sql)),
            .. $"{RetentionSql.PaymentWords(dialect)};{RetentionSql.PayoutWords(dialect)}".Split(';').Select(words => ("RetentionSql.Words", words))];
        Assert.InRange(statements.Count, 20, 100);
        return statements;
    }

    private static Task<int> FillAsync(Shop shop, Store store) => shop.Database.ExecuteAsync($"""
        {(store == Store.Sqlite
            ? $"WITH RECURSIVE series(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < {Rows})"
            : $"WITH series AS (SELECT generate_series(1, {Rows}) AS i)")}
        INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, cart, payer, method, token_hash, request_id, created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, paid_at)
        SELECT 'p' || i, 'r' || i, 'f', 'Paid', 3, 100, '', '', 'Hosted', 't' || i, 'q' || i, i, i, CASE WHEN i % 1000 = 0 THEN i END, i % 3, 0, 1, 0, 0, i FROM series;
        INSERT INTO checkout_secret (name, protected) SELECT id, '' FROM checkout_payment;
        INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) SELECT id, 0, 0, 0 FROM checkout_payment;
        INSERT INTO checkout_prompt_limit (subject, since, prompts) SELECT id, created_at, 1 FROM checkout_payment;
        INSERT INTO checkout_key (checkout_key, payment_id, created_at) SELECT 'k' || id, id, created_at FROM checkout_payment;
        INSERT INTO checkout_return (payment_id, browser, leased_until) SELECT id, 'b', 0 FROM checkout_payment;
        INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, node, at) SELECT id, 1, '', 'Sending', '', '', created_at FROM checkout_payment;
        INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, created_at) SELECT reference, id, 'Done', 1, created_at, created_at FROM checkout_payment;
        INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason, explanation, drafted_by, drafted_by_name, token_hash, created_at, changed_at, sent_at, due_at, not_before, checks, checks_pending, unanswered_checks)
        SELECT id, id, 'Completed', 5, 100, '', 'n' || created_at % 20000, '', 'MobileMoney', '', '', '', '', 't' || id, created_at, created_at, created_at, due_at, 0, 0, 0, 0 FROM checkout_payment;
        INSERT INTO checkout_payout_send (payout_id, node, at) SELECT id, '', created_at FROM checkout_payment;
        INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, node, at) SELECT id, 1, '', 'Draft', '', '', created_at FROM checkout_payment;
        {(store == Store.Sqlite ? "ANALYZE" : "ANALYZE checkout_payment; ANALYZE checkout_prompt_limit; ANALYZE checkout_gateway; ANALYZE checkout_secret; ANALYZE checkout_key; ANALYZE checkout_event; ANALYZE checkout_return; ANALYZE checkout_fulfillment; ANALYZE checkout_payout; ANALYZE checkout_payout_send; ANALYZE checkout_payout_event")}
        """);

    private static async Task<List<string>> PlanAsync(DbConnection connection, Store store, string sql)
    {
        var values = new DynamicParameters();
        foreach (var name in Parameter().Matches(sql).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal))
        {
            values.Add(name, Value(name));
        }

        if (store == Store.PostgreSql)
        {
            return [.. await connection.QueryAsync<string>($"EXPLAIN {sql}", values)];
        }

        return [.. (await connection.QueryAsync($"EXPLAIN QUERY PLAN {sql}", values)).Select(row => (string)row.detail)];
    }

    private static object? Value(string name) => name switch
    {
        "Cart" or "cart" or "Language" or "language" or "fingerprint" or "Payer" or "Method" or "Operator" or "Phone" or "Browser" or "browser" or "subject" or "Fingerprint" or "Status" or "status" or "FromStatus" or "ToStatus" or "Reason" or "reason" or "note" or "node" => "x",
        "Token" or "TokenHash" or "PaymentPage" or "RequestId" or "Evidence" or "OrderNumber" or "OrderPath" or "requestId" => "x",
        "Recipient" or "RecipientHash" or "RecipientEnds" or "Way" or "name" or "closed" or "Explanation" or "DraftedBy" or "DraftedByName" or "ApprovedBy" or "ApprovedByName" or "who" or "WhoName" or "ApprovedFingerprint" or "Who" => "x",
        "ids" => new[] { "p7", "p8" },
        "id" or "Id" or "PaymentId" or "PayoutId" => "p7",
        "reference" or "Reference" => "r7",
        "checkoutKey" => "kp7",
        "limit" => 64L,
        "account" => "p7",
        "dayAgo" or "doubtSince" => Rows - 100L,
        "latest" or "latestKey" or "checkedSince" => Rows - 0L,
        _ => 7L,
    };

    // SQLite says "SCAN checkout_payment" ("SCAN TABLE checkout_payment" before 3.36) without "USING", PostgreSQL "Seq Scan on checkout_payment".
    [GeneratedRegex(@"(^|\s)SCAN (TABLE )?checkout_\w+$|(^|\s)SCAN (TABLE )?checkout_\w+ (?!USING)|Seq Scan on checkout_", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scan();

    [GeneratedRegex("@(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
