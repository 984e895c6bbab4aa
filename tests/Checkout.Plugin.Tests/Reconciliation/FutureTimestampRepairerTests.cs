using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests.Reconciliation;

// The repairer never changes timestamps that a correct clock wrote.
public sealed class FutureTimestampRepairerTests
{
    private const int Payments = 10_000;
    private static readonly ReconciliationOptions Options = new();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A86_Ten_thousand_correct_payments_get_no_additional_check(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.OpensPaymentAsync();
        await ScheduleAsync(shop, new Dice(Dice.Seed));
        var before = await DueAsync(shop);

        await shop.Services.GetRequired<FutureTimestampRepairer>().RepairAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Payments + 1, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE due_at IS NOT NULL"));
        Assert.Equal(before, await DueAsync(shop));
    }

    // Payments up to a month old, checked at a random time, and due by the schedule or under a lease.
    private static async Task ScheduleAsync(Shop shop, Dice dice)
    {
        var now = shop.Clock.GetUtcNow();
        await shop.Database.ExecuteAsync("CREATE TABLE template AS SELECT * FROM checkout_payment");
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await connection.ExecuteAsync(
            """
            INSERT INTO checkout_payment (id, reference, fingerprint, status, version, amount, cart, payer, method,
                created_at, changed_at, due_at, priority, not_before, checks, checks_pending, unanswered_checks)
            SELECT @id, @id, fingerprint, status, version, amount, cart, payer, method,
                @created, @created, @due, @priority, @notBefore, checks, checks_pending, unanswered_checks FROM template
            """,
            Enumerable.Range(0, Payments).Select(number => Regular(dice.For(number), now)),
            transaction);
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
    }

    private static object Regular(Dice dice, DateTimeOffset now)
    {
        var age = TimeSpan.FromDays(30) * Math.Pow(dice.Below(1_000_000) / 1e6, 4);
        var isLeased = dice.Chance(10);
        var created = now - age;
        var checkedAt = dice.Chance(2) ? now : created + (age * (dice.Below(1_000_000) / 1e6));
        var scheduled = DueAfter(created, checkedAt, dice) is { } at && at > now ? at : DueAfter(created, now, dice) ?? now;
        var due = isLeased ? now + new CheckoutOptions().GatewayLease : scheduled;
        var notBefore = isLeased ? due : checkedAt + Options.MinimumGap;
        return new
        {
            id = dice.Hex(32),
            created = created.ToUnixTimeMilliseconds(),
            due = due.ToUnixTimeMilliseconds(),
            notBefore = notBefore.ToUnixTimeMilliseconds(),
            priority = (long)dice.Below(3),
        };
    }

    private static DateTimeOffset? DueAfter(DateTimeOffset created, DateTimeOffset now, Dice dice)
    {
        var scheduled = CheckSchedule.Next(created, now, Options);
        return dice.Chance(5) ? CheckSchedule.SoonIfUnanswered(scheduled, 1 + dice.Below(60), now, Options) : scheduled;
    }

    private static Task<long> DueAsync(Shop shop) =>
        shop.Database.ScalarAsync<long>("SELECT CAST(SUM(due_at) AS BIGINT) FROM checkout_payment");
}
