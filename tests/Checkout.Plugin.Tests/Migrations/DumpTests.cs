using Checkout.Plugin.Tests.Journeys;
using Checkout.Plugin.Tests.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Migrations;

// Every version has a stored dump of what a real shop left in it. A released migration never changes: its dump would tell.
public sealed class DumpTests
{
    private static readonly Store[] Both = [Store.Sqlite, Store.PostgreSql];

    public static TheoryData<Store> Stores => [.. Both];

    public static TheoryData<Store, long> Dumps =>
        [.. Both.SelectMany(store => Migration.All.Select(migration => (store, migration.Number)))];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_current_version_has_a_dump_with_rows_in_every_table(Store store)
    {
        var dump = new StoredDump(store, CheckoutSchema.Version);
        if (StoredDump.IsWriting)
        {
            await WriteAsync(dump);
        }

        using var restored = await dump.RestoreAsync();

        Assert.Equal(dump.Version, await SchemaFacts.VersionAsync(restored));
        foreach (var table in await SchemaFacts.TablesAsync(restored))
        {
            Assert.NotEqual(0, await restored.ScalarAsync<long>($"SELECT COUNT(*) FROM {table}"));
        }
    }

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task A_dump_has_the_tables_of_the_migrations_up_to_its_version(Store store, long version)
    {
        using var restored = await new StoredDump(store, version).RestoreAsync();
        using var created = await TestDatabase.CreateAsync(store);
        await created.ExecuteAsync(string.Concat(Migration.All.Where(step => step.Number <= version).Select(step => step.Script)));

        // After a change of the tables, run tests/dumps.sh.
        Assert.Equal(
            (await SchemaFacts.StructureAsync(created)).Order(StringComparer.Ordinal),
            (await SchemaFacts.StructureAsync(restored)).Order(StringComparer.Ordinal));
    }

    private static async Task WriteAsync(StoredDump dump)
    {
        await using var shop = await AllPaymentMethods.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with
        {
            Store = dump.Store,
            Configure = checkout => checkout.AddShopperReturnHandler<Greeter>().AddPaymentEventHandler<RecordingEventHandler>()
                .Services.AddSingleton(new ReceivedEvents { FailuresLeft = int.MaxValue }),
            Host = builder => builder.Services.AddSingleton<IDataProtectionProvider>(new ReadableKeys()),
        });
        await PaysAndReturnsAsync(shop);
        await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).DeclinesAsync();
        await shop.SettlesAsync();
        await shop.OpensPaymentAsync();
        await (await shop.GoesToPayAsync(Some.Cart())).PressesPayAsync(AllPaymentMethods.Mobile(AllPaymentMethods.MoovBurkina));
        shop.Script.Answers.Enqueue(() => FulfillmentResult.Refused("Sold out."));
        await shop.PaidAsync();
        await shop.SendsAsync();
        await shop.SettlesAsync();
        await shop.ApprovesAsync(PayoutSteps.Draft(1_000));
        await shop.DraftsAsync(PayoutSteps.Draft(2_000));
        await shop.Services.GetRequired<PersonalDataEraser>().EraseAsync(TestContext.Current.CancellationToken);
        await dump.WriteAsync(shop.Database);
    }

    private static async Task PaysAndReturnsAsync(Shop shop)
    {
        var hop = await (await (await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync()).GoesOnAsync()).ApprovesAsync();
        await shop.SettlesAsync();
        await hop.ContinuesAsync();
    }

    private sealed class Greeter : IShopperReturnHandler
    {
        public Task ReturnedAsync(CheckoutPayment payment, HttpContext context, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
