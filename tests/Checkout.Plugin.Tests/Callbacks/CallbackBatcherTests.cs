using System.Data.Common;
using Dapper;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Callbacks;

// Concurrent callbacks share one statement, and each gets its own answer.
public sealed class CallbackBatcherTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Callbacks_in_one_batch_each_get_their_answer_and_their_check(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var pending = await InsertAsync(shop, "Pending");
        var sending = await InsertAsync(shop, "Sending");
        var twice = await InsertAsync(shop, "Paid");
        var review = await InsertAsync(shop, "Review");

        var answers = await InOneBatchAsync(shop, pending, sending, twice, CheckoutId.New(), twice, review);

        Assert.Equal(["Pending", "Sending", "Paid", null, "Paid", "Review"], answers);
        Assert.Equal(new[] { pending, sending, twice }.Order(StringComparer.Ordinal), await DueAsync(shop));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_batch_changes_each_payment_as_a_single_callback_does(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        string[] statuses = [.. Enum.GetNames<CheckoutPaymentStatus>()];
        var alone = await Task.WhenAll(statuses.Select(status => InsertAsync(shop, status)));
        var together = await Task.WhenAll(statuses.Select(status => InsertAsync(shop, status)));
        var payments = shop.Services.GetRequired<PaymentStore>();

        foreach (var id in alone)
        {
            await payments.ScheduleCheckNowAsync(id, Lease, TestContext.Current.CancellationToken);
        }

        await payments.ScheduleCheckNowAsync(together, Lease, TestContext.Current.CancellationToken);

        var expected = await Task.WhenAll(alone.Select(id => ScheduleAsync(shop, id)));
        Assert.Equal(expected, await Task.WhenAll(together.Select(id => ScheduleAsync(shop, id))));
    }

    [Fact]
    public async Task Callbacks_in_one_batch_share_one_commit()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => InsertAsync(shop, "Pending")));

        await InOneBatchAsync(shop, ids);

        Assert.Equal(1, await shop.Database.ScalarAsync<long>("""
            SELECT COUNT(DISTINCT CAST(xmin AS TEXT)) FROM checkout_payment
            WHERE called_back_at IS NOT NULL
            """));
        Assert.Equal(8, (await DueAsync(shop)).Count);
    }

    [Fact]
    public async Task A_locked_payment_delays_only_its_own_callbacks()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var (held, free) = (await InsertAsync(shop, "Pending"), await InsertAsync(shop, "Pending"));
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await other.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync("UPDATE checkout_payment SET unanswered_checks = 7 WHERE id = @held", new { held }, transaction);
        var batcher = shop.Services.GetRequired<CallbackBatcher>();

        var waiting = batcher.ScheduleCheckNowAsync(held);
        var answered = await Task.WhenAll(batcher.ScheduleCheckNowAsync(free), batcher.ScheduleCheckNowAsync(CheckoutId.New()));
        var waits = !waiting.IsCompleted;
        await transaction.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new List<string?> { "Pending", null }, answered);
        Assert.True(waits);
        Assert.Equal("Pending", await waiting);
        Assert.Equal(7, (await shop.PaymentByIdAsync(held)).Row.UnansweredChecks);
        Assert.Equal(2, (await shop.PaymentByIdAsync(held)).Row.ChecksPending);
    }

    [Fact]
    public async Task A_hanging_batch_delays_the_next_for_one_second_only()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var (hung, next) = (await InsertAsync(shop, "Pending"), await InsertAsync(shop, "Pending"));
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync($"""
            CREATE FUNCTION hang() RETURNS trigger AS $$ BEGIN
                PERFORM pg_advisory_xact_lock(hashtext(NEW.id));
                RETURN NEW;
            END $$ LANGUAGE plpgsql;
            CREATE TRIGGER hang BEFORE UPDATE ON checkout_payment FOR EACH ROW WHEN (NEW.id = '{hung}') EXECUTE FUNCTION hang();
            SELECT pg_advisory_lock(hashtext('{hung}'));
            """);
        var batcher = shop.Services.GetRequired<CallbackBatcher>();

        var hanging = batcher.ScheduleCheckNowAsync(hung);
        await Eventually.TrueAsync(async () => await shop.Database.ScalarAsync<bool>("""
            SELECT EXISTS (
                SELECT 1 FROM pg_locks
                WHERE locktype = 'advisory' AND NOT granted AND CAST(objid AS BIGINT) = (CAST(hashtext(@hung) AS BIGINT) & 4294967295))
            """, new { hung }));
        var later = batcher.ScheduleCheckNowAsync(next);
        await Eventually.TrueAsync(() =>
        {
            shop.Clock.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(later.IsCompleted);
        });
        var stillHangs = !hanging.IsCompleted;
        await other.ExecuteAsync("SELECT pg_advisory_unlock_all()");

        Assert.Equal("Pending", await later);
        Assert.True(stillHangs);
        Assert.Equal("Pending", await hanging);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_batch_fails_for_each_of_its_senders_and_the_next_is_stored(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var ids = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => InsertAsync(shop, "Pending")));
        var batcher = shop.Services.GetRequired<CallbackBatcher>();
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_payment RENAME TO away");

        await Assert.AllAsync(
            ids.Select(batcher.ScheduleCheckNowAsync).ToList(), answer => Assert.ThrowsAnyAsync<DbException>(() => answer));
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_payment");

        Assert.Equal("Pending", await batcher.ScheduleCheckNowAsync(ids[0]));
    }

    [Fact]
    public async Task A_callback_is_on_disk_before_its_answer_but_a_claim_need_not_be()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        var id = await InsertAsync(shop, "Pending");
        await shop.Database.ExecuteAsync("""
            CREATE TABLE commits (id SERIAL PRIMARY KEY, how TEXT);
            CREATE FUNCTION note() RETURNS trigger AS $$ BEGIN
                INSERT INTO commits (how) VALUES (current_setting('synchronous_commit'));
                RETURN NULL;
            END $$ LANGUAGE plpgsql;
            CREATE CONSTRAINT TRIGGER note AFTER UPDATE ON checkout_payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
                EXECUTE FUNCTION note();
            """);
        var database = shop.Services.GetRequired<CheckoutDatabase>();

        await shop.Services.GetRequired<CallbackBatcher>().ScheduleCheckNowAsync(id);
        var claimed = await database.WriteAsync<string>("""
            UPDATE checkout_payment SET unanswered_checks = 1
            WHERE id = @id RETURNING id
            """, () => new { id }, TestContext.Current.CancellationToken, isDurable: false);
        await database.WriteAsync(
            "UPDATE checkout_payment SET unanswered_checks = 2 WHERE id = @id", () => new { id }, TestContext.Current.CancellationToken);

        await using var reading = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal([id], claimed);
        Assert.Equal(["on", "off", "on"], await reading.QueryAsync<string>("SELECT how FROM commits ORDER BY id"));
    }

    private static TimeSpan Lease => TimeSpan.FromMinutes(1);

    private static async Task<string> InsertAsync(Shop shop, string status)
    {
        var payment = Some.Request().CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30));
        var id = payment.Id;
        await shop.Services.GetRequired<PaymentStore>().InsertAsync(
            payment, CheckoutId.New(), superseded: null, TestContext.Current.CancellationToken);
        await shop.Database.ExecuteAsync("""
            UPDATE checkout_payment SET
                status = @status,
                token = CASE WHEN @status IN ('Sending', 'Unknown', 'Refused', 'Abandoned') THEN NULL ELSE 'protected' END,
                due_at = 9999999999999, not_before = 9999999999999
            WHERE id = @id
            """, new { id, status });
        return id;
    }

    // While the first callback waits for the table lock, the others form one batch.
    private static async Task<IReadOnlyList<string?>> InOneBatchAsync(Shop shop, params string[] ids)
    {
        var batcher = shop.Services.GetRequired<CallbackBatcher>();
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync(other is NpgsqlConnection ? "BEGIN; LOCK TABLE checkout_payment IN EXCLUSIVE MODE" : "BEGIN IMMEDIATE");
        var first = batcher.ScheduleCheckNowAsync(CheckoutId.New());
        await Eventually.TrueAsync(async () => other is not NpgsqlConnection
            || await shop.Database.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE relation = CAST('checkout_payment' AS regclass) AND NOT granted)"));
        var answers = ids.Select(batcher.ScheduleCheckNowAsync).ToList();
        await other.ExecuteAsync("COMMIT");
        await first;
        return await Task.WhenAll(answers);
    }

    private static async Task<IReadOnlyList<string>> DueAsync(Shop shop)
    {
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return [.. await connection.QueryAsync<string>("""
            SELECT id FROM checkout_payment
            WHERE due_at < 9999999999999 AND checks_pending = 2 AND called_back_at IS NOT NULL ORDER BY id
            """)];
    }

    private static Task<string?> ScheduleAsync(Shop shop, string id) => shop.Database.ScalarAsync<string>("""
        SELECT status || ' ' || priority || ' ' || checks_pending || ' ' || COALESCE(due_at, 0) || ' ' || not_before || ' '
            || COALESCE(called_back_at, 0)
        FROM checkout_payment WHERE id = @id
        """, new { id });
}
