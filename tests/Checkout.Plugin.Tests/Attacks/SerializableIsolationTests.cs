using System.Data.Common;
using System.Net;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// With serializable isolation as its default, PostgreSQL rolls back transactions that conflict with others.
[Slow]
public sealed class SerializableIsolationTests
{
    private const int AtOnce = 30;

    [Fact]
    public async Task A97_A_database_with_serializable_default_keeps_thirty_callbacks_at_once()
    {
        using var defaults = OtherDefaults.OfServer("-c default_transaction_isolation=serializable");
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql, Configure = defaults.Stand });
        var ids = await InsertedAsync(shop);
        await using var other = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await other.ExecuteAsync("BEGIN; UPDATE checkout_payment SET unanswered_checks = unanswered_checks + 1");

        var answers = ids.Select(id => shop.PostsAsync("checkout/callback", Callback(id))).ToList();
        await Eventually.TrueAsync(
            () => shop.Database.ScalarAsync<bool>(
                "SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype IN ('transactionid', 'tuple') AND NOT granted)"));
        await other.ExecuteAsync("COMMIT");

        Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    public async Task A97_A_write_rolled_back_by_a_conflict_is_repeated(string state)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        await RollBackAsync(shop, state, times: 2, "INSERT ON checkout_event");
        await RollBackAsync(shop, state, times: 2, "UPDATE ON checkout_payment");

        var id = await shop.OpensPaymentAsync();
        using var kept = await shop.PostsAsync("checkout/callback", Callback(id));

        Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    [Fact]
    public async Task A97_A_transaction_with_the_shops_handler_is_not_retried_at_once()
    {
        var calls = new Calls();
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = Store.PostgreSql,
            Configure = checkout => checkout.AddFulfillmentHandler<CountingHandler>().Services.AddSingleton(calls),
        });
        await RollBackAsync(shop, "40001", times: 1, "UPDATE ON checkout_fulfillment", "WHEN (NEW.status = 'Done')");
        await shop.Gateway.ApprovesAsync(await shop.OpensPaymentAsync());
        await shop.SettlesAsync();
        var once = calls.Made;

        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(1, once);
        Assert.Equal(2, calls.Made);
        Assert.Equal("Done", await shop.Database.ScalarAsync<string>("SELECT status FROM checkout_fulfillment"));
    }

    private static FormUrlEncodedContent Callback(string id) => new([new("transaction_id", id)]);

    private static async Task<IReadOnlyList<string>> InsertedAsync(Shop shop)
    {
        var payments = Enumerable.Range(0, AtOnce)
            .Select(_ => Some.Request().CreatePayment(shop.Clock.GetUtcNow(), TimeSpan.FromSeconds(30))).ToList();
        foreach (var payment in payments)
        {
            await shop.Services.GetRequired<PaymentStore>().InsertAsync(
                payment, CheckoutId.New(), superseded: null, TestContext.Current.CancellationToken);
        }

        return [.. payments.Select(payment => payment.Id)];
    }

    // A rollback does not reset a sequence, so the trigger fails only the given number of times.
    private static Task<int> RollBackAsync(Shop shop, string state, int times, string when, string condition = "")
    {
        var name = $"roll_back_{when.Split(' ')[^1]}";
        return shop.Database.ExecuteAsync($"""
            CREATE SEQUENCE {name}_seen;
            CREATE FUNCTION {name}() RETURNS trigger AS $$ BEGIN
                IF nextval('{name}_seen') <= {times} THEN RAISE EXCEPTION 'rolled back' USING ERRCODE = '{state}'; END IF;
                RETURN NEW;
            END $$ LANGUAGE plpgsql;
            CREATE TRIGGER {name} BEFORE {when} FOR EACH ROW {condition} EXECUTE FUNCTION {name}();
            """);
    }

    private sealed class Calls
    {
        private int _made;

        public int Made => _made;

        public void Count() => Interlocked.Increment(ref _made);
    }

    private sealed class CountingHandler(Calls calls) : ITransactionalFulfillmentHandler
    {
        public Task<FulfillmentResult> FulfillAsync(CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
        {
            calls.Count();
            return Task.FromResult(FulfillmentResult.Fulfilled());
        }
    }
}
