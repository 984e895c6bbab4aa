using System.Collections.Frozen;
using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Payments;

// Both databases explain each statement of the plug-in on a table of twenty thousand payments.
[Slow]
public sealed partial class StatementTests
{
    private const int Rows = 20_000;

    // The parameters that are texts.
    private const string TextParameters =
        "Cart cart closed Language language fingerprint Payer Method Operator Phone Browser browser subject "
        + "Fingerprint Status status FromStatus ToStatus Reason reason note node Token TokenHash PaymentPage "
        + "RequestId Evidence orderNumber orderPath requestId Recipient RecipientHash RecipientEnds name "
        + "kind Kind method Explanation DraftedBy DraftedByName ApprovedBy ApprovedByName who WhoName ApprovedFingerprint Who";

    private static readonly string[] Tables =
    [
        "payment", "prompt_limit", "gateway", "secret", "key", "event", "return", "fulfillment", "payout", "payout_send", "payout_event",
        "outbox",
    ];

    private static readonly FrozenSet<string> Texts = TextParameters.Split(' ').ToFrozenSet(StringComparer.Ordinal);

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
            // SQLite's plans also name the referencing tables, which a statement does not read.
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

    private static List<Statement> Statements(Dialect dialect)
    {
        List<Statement> statements = [.. Constants(), .. Composed(dialect)];
        Assert.InRange(statements.Count, 50, 150);
        return statements;
    }

    private static IEnumerable<Statement> Constants() =>
        new[]
        {
            typeof(PaymentSql), typeof(FulfillmentSql), typeof(PromptLimitSql), typeof(PayoutSql), typeof(ThrottleSql),
            typeof(SecretSql), typeof(ShopperReturnSql), typeof(FutureTimestampSql), typeof(RetentionClockSql), typeof(EventSql),
        }
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => new Statement($"{field.DeclaringType!.Name}.{field.Name}", (string)field.GetRawConstantValue()!));

    private static IEnumerable<Statement> Composed(Dialect dialect) =>
    [
        new("PaymentSql.ScheduleChecksOfUnlocked", PaymentSql.ScheduleChecksOfUnlocked(dialect)),
        new("PaymentSql.ClaimDueChecks", PaymentSql.ClaimDueChecks(dialect)),
        new("PayoutSql.ClaimDueChecks", PayoutSql.ClaimDueChecks(dialect)),
        new("FulfillmentSql.Claim", FulfillmentSql.Claim(dialect)),
        new("FulfillmentSql.Lock", FulfillmentSql.Lock(dialect)),
        new("EventSql.Claim", EventSql.Claim(dialect)),
        new("PaymentListSql.List", PaymentListSql.List([CheckoutPaymentStatus.Paid, CheckoutPaymentStatus.Refused])),
        new("PaymentListSql.FindMany", PaymentListSql.FindMany(dialect)),
        new("ThrottleSql.Lock", $"{ThrottleSql.Find} {dialect.ForUpdate}"),
        new("RetentionSql.Payments", RetentionSql.Payments(dialect)),
        new("RetentionSql.Payouts", RetentionSql.Payouts(dialect)),
        .. FutureTimestampSql.All(dialect).Select((sql, number) => new Statement($"FutureTimestampSql {number}", sql)),
        .. $"{PaymentSql.AddNote};{RetentionSql.PaymentWords(dialect)};{RetentionSql.PayoutWords(dialect)}".Split(';')
            .Select(sql => new Statement("AddNote and RetentionSql.Words", sql)),
    ];

    private static Task<int> FillAsync(Shop shop, Store store) => shop.Database.ExecuteAsync($"""
        {(store == Store.Sqlite
            ? $"WITH RECURSIVE series(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM series WHERE i < {Rows})"
            : $"WITH series AS (SELECT generate_series(1, {Rows}) AS i)")}
        INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, cart, payer, method, token_hash, request_id,
            created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks, paid_at)
        SELECT 'p' || i, 'r' || i, 'f', 'Paid', 3, 100, '', '', 'Hosted', 't' || i, 'q' || i,
            i, i, CASE WHEN i % 1000 = 0 THEN i END, i % 3, 0, 1, 0, 0, i FROM series;
        INSERT INTO checkout_secret (name, protected) SELECT id, '' FROM checkout_payment;
        INSERT INTO checkout_gateway (account, paid_up_to, failures, open_until) SELECT id, 0, 0, 0 FROM checkout_payment;
        INSERT INTO checkout_prompt_limit (subject, since, prompts) SELECT id, created_at, 1 FROM checkout_payment;
        INSERT INTO checkout_key (checkout_key, payment_id, created_at) SELECT 'k' || id, id, created_at FROM checkout_payment;
        INSERT INTO checkout_return (payment_id, browser, leased_until) SELECT id, 'b', 0 FROM checkout_payment;
        INSERT INTO checkout_event (payment_id, version, from_status, to_status, reason, node, at)
        SELECT id, 1, '', 'Sending', '', '', created_at FROM checkout_payment;
        INSERT INTO checkout_outbox (id, payment_id, kind, attempts, due_at, at)
        SELECT id, id, 'Paid', 0, created_at, created_at FROM checkout_payment;
        INSERT INTO checkout_fulfillment (reference, payment_id, status, attempts, due_at, created_at)
        SELECT reference, id, 'Done', 1, created_at, created_at FROM checkout_payment;
        INSERT INTO checkout_payout (id, payment_id, status, version, amount, recipient, recipient_hash, recipient_ends, method, reason,
            explanation, drafted_by, drafted_by_name, token_hash, created_at, changed_at, sent_at, due_at, not_before, checks,
            checks_pending, unanswered_checks)
        SELECT id, id, 'Completed', 5, 100, '', 'n' || created_at % 20000, '', 'MobileMoney', '',
            '', '', '', 't' || id, created_at, created_at, created_at, due_at, 0, 0, 0, 0 FROM checkout_payment;
        INSERT INTO checkout_payout_send (payout_id, node, at) SELECT id, '', created_at FROM checkout_payment;
        INSERT INTO checkout_payout_event (payout_id, version, from_status, to_status, reason, node, at)
        SELECT id, 1, '', 'Draft', '', '', created_at FROM checkout_payment;
        {(store == Store.Sqlite ? "ANALYZE" : string.Join("; ", Tables.Select(table => $"ANALYZE checkout_{table}")))}
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
        _ when Texts.Contains(name) => "x",
        "ids" => new[] { "p7", "p8" },
        "id" or "Id" or "PaymentId" or "PayoutId" => "p7",
        "reference" or "Reference" => "r7",
        "checkoutKey" => "kp7",
        "limit" => 64L,
        "account" => "p7",
        "dayAgo" or "doubtSince" => Rows - 100L,
        "latest" or "latestKey" or "latestEvent" or "checkedSince" => Rows - 0L,
        _ => 7L,
    };

    // SQLite says "SCAN checkout_payment" ("SCAN TABLE checkout_payment" before 3.36) without "USING", PostgreSQL "Seq Scan on
    // checkout_payment".
    [GeneratedRegex(
        @"(^|\s)SCAN (TABLE )?checkout_\w+$|(^|\s)SCAN (TABLE )?checkout_\w+ (?!USING)|Seq Scan on checkout_",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Scan();

    [GeneratedRegex("@(?<name>[A-Za-z]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    private sealed record Statement(string Name, string Sql);
}
