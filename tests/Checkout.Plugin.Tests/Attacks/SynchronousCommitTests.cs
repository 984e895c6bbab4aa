using Checkout.Plugin.Tests.Payouts;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A server whose commits do not wait for the disk loses the newest ones in a crash.
public sealed class SynchronousCommitTests
{
    private const string Notes = """
        CREATE TABLE test_commit (id SERIAL PRIMARY KEY, what TEXT, how TEXT);
        CREATE FUNCTION note_commit() RETURNS trigger AS $$ BEGIN
            INSERT INTO test_commit (what, how) VALUES (TG_ARGV[0], current_setting('synchronous_commit'));
            RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE CONSTRAINT TRIGGER note AFTER INSERT OR UPDATE ON checkout_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION note_commit('a press of Pay');
        CREATE CONSTRAINT TRIGGER note AFTER INSERT ON checkout_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION note_commit('a step of a payment');
        CREATE CONSTRAINT TRIGGER note AFTER UPDATE ON checkout_payment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (OLD.called_back_at IS DISTINCT FROM NEW.called_back_at) EXECUTE FUNCTION note_commit('a callback');
        CREATE CONSTRAINT TRIGGER note AFTER UPDATE ON checkout_fulfillment DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION note_commit('an order');
        CREATE CONSTRAINT TRIGGER note AFTER INSERT ON checkout_payout_event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION note_commit('a step of a payout');
        CREATE CONSTRAINT TRIGGER note AFTER INSERT ON checkout_payout_send DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            EXECUTE FUNCTION note_commit('the mark of a payout');
        CREATE CONSTRAINT TRIGGER note AFTER UPDATE ON checkout_payout DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
            WHEN (OLD.called_back_at IS DISTINCT FROM NEW.called_back_at) EXECUTE FUNCTION note_commit('a callback for a payout');
        """;

    [Theory]
    [InlineData("off", "on")]
    [InlineData("local", "on")]
    [InlineData("remote_apply", "remote_apply")]
    public async Task A78_A_fact_about_money_is_on_disk_whatever_the_servers_default(string server, string committed)
    {
        using var defaults = OtherDefaults.OfServer($"-c synchronous_commit={server}");
        await using var shop = await OpenAsync(defaults);

        await shop.PaidAsync();
        var payout = await shop.SendsAsync();
        await shop.Gateway.PaysOutAsync(payout.Id);
        await shop.SettlesAsync();

        var commits = await CommitsAsync(shop);
        Assert.Equal(
            [
                "a callback", "a callback for a payout", "a press of Pay", "a step of a payment", "a step of a payout", "an order",
                "the mark of a payout",
            ],
            commits.Select(commit => commit.What).Distinct().Order(StringComparer.Ordinal));
        Assert.All(commits, commit => Assert.Equal(committed, commit.How));
    }

    [Fact]
    public async Task A78_Setting_synchronous_commit_costs_no_round_trip()
    {
        await using var tapped = await Performance.TappedShop.OpenAsync();
        var id = await tapped.Shop.OpensPaymentAsync();
        await tapped.Shop.Gateway.ApprovesAsync(id);
        tapped.TakeTransactions();

        await tapped.Shop.SettlesAsync();

        Assert.All(tapped.TakeTransactions(), transaction =>
            Assert.DoesNotContain(transaction.Statements, statement =>
                statement.Sql.Contains("synchronous_commit", StringComparison.Ordinal) && statement != transaction.Statements[^2]));
    }

    [Fact]
    public async Task A78_A_server_that_loses_acknowledged_writes_is_reported_at_the_start()
    {
        using var database = await TestDatabase.CreateAsync(Store.PostgreSql);
        await database.ExecuteAsync("""
            CREATE VIEW pg_settings AS SELECT *
            FROM (VALUES ('fsync', 'off'), ('full_page_writes', 'off'), ('wal_log_hints', 'off')) AS settings (name, setting)
            """);
        var log = new LogLines();
        await using var app = StartingShop.Build(
            "Production",
            StartingShop.Good(),
            checkout => { StartingShop.Complete(checkout); checkout.AddDatabase(database.Source); },
            log);
        app.MapCheckout();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Contains(
            "with fsync, full_page_writes off:",
            Assert.Single(log.Ours, line => line.StartsWith("Warning 5117 ", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static Task<Shop> OpenAsync(OtherDefaults defaults) =>
        NotedAsync(Shop.OpenAsync(new() { Store = Store.PostgreSql, Configure = defaults.Stand }));

    private static async Task<Shop> NotedAsync(Task<Shop> opening)
    {
        var shop = await opening;
        await shop.Database.ExecuteAsync(Notes);
        return shop;
    }

    private static async Task<IReadOnlyList<Commit>> CommitsAsync(Shop shop)
    {
        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return [.. await connection.QueryAsync<Commit>("SELECT what AS What, how AS How FROM test_commit")];
    }

    private sealed record Commit
    {
        public string What { get; init; } = "";

        public string How { get; init; } = "";
    }
}
