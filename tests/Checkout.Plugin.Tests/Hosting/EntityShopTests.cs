using System.Data.Common;
using Checkout.Plugin.Hosts.Entities;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// Orders through EF Core in the checkout's own transaction.
public sealed class EntityShopTests
{
    private const string Orders = """SELECT count(*) FROM "Orders" """;
    private const string Marks = "SELECT count(*) FROM checkout_fulfillment WHERE status = 'Done'";

    // PostgreSQL stores each row's transaction in xmin. EF Core saves orders in a subtransaction, so a column of their own stores theirs.
    private const string NoteTransactions = """ALTER TABLE "Orders" ADD COLUMN came_with xid8 DEFAULT pg_current_xact_id()""";
    private const string OfOneTransaction =
        """SELECT count(*) FROM "Orders" JOIN checkout_fulfillment AS mark ON reference = "Reference" AND mark.xmin = came_with::xid""";

    [Fact]
    public async Task The_order_and_its_fulfillment_mark_share_one_transaction()
    {
        await using var shop = await OpenAsync();

        var result = await shop.IsPaidAsync(await (await BuysAsync(shop)).PaysAsync());
        await shop.Gateway.SendsCallbacksAgainAsync(result.PaymentId);
        await shop.SettlesAsync();

        Assert.Equal("paid", result.Status);
        Assert.Equal(new Counts(Orders: 1, Marks: 1, OfOneTransaction: 1), await CountsAsync(shop));
        Assert.Equal(12_500, await shop.Database.ScalarAsync<long>("""SELECT "Total" FROM "Orders" """));
    }

    [Fact]
    public async Task An_exception_after_saving_rolls_back_both_and_a_retry_stores_both()
    {
        await using var shop = await OpenAsync();
        shop.Script.Answers.Enqueue(() => throw new InvalidOperationException("The shop stumbles."));

        var result = await shop.IsPaidAsync(await (await BuysAsync(shop)).PaysAsync());
        var stumbled = await CountsAsync(shop);
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("paid", result.Status);
        Assert.Contains(shop.Log.All, line => line.Contains("The shop stumbles.", StringComparison.Ordinal));
        Assert.Equal(new Counts(Orders: 0, Marks: 0, OfOneTransaction: 0), stumbled);
        Assert.Equal(new Counts(Orders: 1, Marks: 1, OfOneTransaction: 1), await CountsAsync(shop));
    }

    [Fact]
    public async Task A_mark_that_the_database_refuses_takes_the_saved_order_back_with_it()
    {
        await using var shop = await OpenAsync();
        await shop.Database.ExecuteAsync(
            "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''No mark today.''; END'");
        await shop.Database.ExecuteAsync(
            """
            CREATE TRIGGER refuse BEFORE UPDATE ON checkout_fulfillment
            FOR EACH ROW WHEN (NEW.status = 'Done') EXECUTE FUNCTION refuse()
            """);

        await shop.IsPaidAsync(await (await BuysAsync(shop)).PaysAsync());
        var refused = await CountsAsync(shop);
        await shop.Database.ExecuteAsync("DROP TRIGGER refuse ON checkout_fulfillment");
        await shop.WaitsAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(shop.Log.All, line => line.Contains("No mark today.", StringComparison.Ordinal));
        Assert.Equal(new Counts(Orders: 0, Marks: 0, OfOneTransaction: 0), refused);
        Assert.Equal(new Counts(Orders: 1, Marks: 1, OfOneTransaction: 1), await CountsAsync(shop));
    }

    private static async Task<Shop> OpenAsync()
    {
        var settings = EmbeddedShop.With(new EntityShop());
        var shop = await Shop.OpenAsync(settings with
        {
            Store = Store.PostgreSql,
            Values = [],
            Configure = checkout =>
            {
                settings.Configure(checkout);
                checkout.AddFulfillmentHandler<Stumbling>();
            },
        });
        await using var scope = shop.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequired<ShopContext>()
            .GetService<IRelationalDatabaseCreator>().CreateTablesAsync(TestContext.Current.CancellationToken);
        await shop.Database.ExecuteAsync(NoteTransactions);
        return shop;
    }

    private static async Task<SummaryPage> BuysAsync(Shop shop) =>
        new(await shop.OpensBrowser().GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, "baskets/tissu"))));

    private static async Task<Counts> CountsAsync(Shop shop) => new(
        await shop.Database.ScalarAsync<long>(Orders),
        await shop.Database.ScalarAsync<long>(Marks),
        await shop.Database.ScalarAsync<long>(OfOneTransaction));

    private sealed record Counts(long Orders, long Marks, long OfOneTransaction);
}

// Saves the order and then answers as the test says.
internal sealed class Stumbling(ShopScript script) : ITransactionalFulfillmentHandler
{
    public async Task<FulfillmentResult> FulfillAsync(
        CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var result = await new StoresTheOrder().FulfillAsync(payment, transaction, cancellationToken);
        return script.Answers.TryDequeue(out var answer) ? answer() : result;
    }
}
