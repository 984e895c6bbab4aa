using System.Data.Common;
using Checkout.Plugin.Tests.Payouts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Migrations;

// A later release starts on the database of an earlier one.
public sealed class MigrationTests
{
    private static readonly Store[] Both = [Store.Sqlite, Store.PostgreSql];

    public static TheoryData<Store> Stores => [.. Both];

    public static TheoryData<Store, long> Dumps =>
        [.. Both.SelectMany(store => Migration.All.Select(migration => (store, migration.Number)))];

    [Fact]
    public void The_embedded_migrations_are_numbered_without_a_gap()
    {
        Assert.Equal(Enumerable.Range(1, Migration.All.Count).Select(number => (long)number), Migration.All.Select(step => step.Number));
        Assert.Equal(Migration.All.Count, CheckoutSchema.Version);
    }

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task An_upgrade_keeps_every_row_of_a_stored_database(Store store, long version)
    {
        var before = new Dictionary<string, string[]>(StringComparer.Ordinal);
        List<string> rows = [];
        await using var shop = await OpensAsync(new(store, version), async database =>
        {
            before = await SchemaFacts.ColumnsAsync(database);
            rows = await SchemaFacts.RowsAsync(database, before);
        });

        Assert.Equal(NextRelease.Version, await SchemaFacts.VersionAsync(shop.Database));
        Assert.Equal(rows, await SchemaFacts.RowsAsync(shop.Database, before));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment WHERE artificial <> reference"));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_purchase_named_by_a_guid_with_dashes_is_found_after_the_upgrade(Store store)
    {
        const string Dashed = "0F8FAD5B-D9CB-469F-A165-70867728950E";
        const string Paid = "(SELECT MIN(payment_id) FROM checkout_fulfillment WHERE status = 'Done')";
        await using var shop = await OpensAsync(new(store, 1), database => database.ExecuteAsync(
            $"UPDATE checkout_payment SET reference = '{Dashed}' WHERE id = {Paid};"
            + $"UPDATE checkout_fulfillment SET reference = '{Dashed}' WHERE payment_id = {Paid}"));
        var checkout = shop.Services.GetRequired<ICheckout>();

        var found = await checkout.FindAsync(Dashed);

        Assert.Equal(CheckoutPaymentStatus.Paid, found?.Status);
        Assert.Equal(found?.Id, (await checkout.FindAsync(Guid.Parse(Dashed)))?.Id);
        Assert.Equal(1, await shop.Database.ScalarAsync<long>(
            "SELECT COUNT(*) FROM checkout_fulfillment f JOIN checkout_payment p ON p.reference = f.reference "
            + "WHERE p.reference = '0f8fad5bd9cb469fa16570867728950e'"));
    }

    [Theory]
    [MemberData(nameof(Dumps))]
    public async Task An_upgraded_shop_takes_payments_and_reads_its_tokens(Store store, long version)
    {
        await using var shop = await OpensAsync(new(store, version));
        var open = await shop.Database.ScalarAsync<string>("SELECT id FROM checkout_payment WHERE status = 'Pending'");
        var token = await shop.TokenAsync(open!);

        // The emulator of this run must not repeat the transaction ids of the dump.
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var paid = await shop.PaymentByIdAsync(await shop.PaidAsync());

        Assert.NotEmpty(token);
        Assert.Equal(CheckoutPaymentStatus.Paid, paid.Status);
        Assert.DoesNotContain(shop.Log.Ours, line => line.StartsWith("Critical 8004 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_restored_backup_is_recognized_at_the_start_that_upgrades_it()
    {
        await using var shop = await OpensAsync(new(Store.PostgreSql, CheckoutSchema.Version));
        await shop.RestartsAsync();

        Assert.Equal(2, shop.Log.Ours.Count(line => line.StartsWith("Critical 5121 ", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_migration_leaves_the_version_before_it_in_working_order(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.PaidAsync();
        var (rows, structure) = (await SchemaFacts.RowsAsync(shop.Database), await SchemaFacts.StructureAsync(shop.Database));
        await shop.StopsAsync();

        await Assert.ThrowsAnyAsync<DbException>(() => NextRelease.OpenAsync(shop.Database, NextRelease.Faulty, shop.Keys));

        Assert.Equal(CheckoutSchema.Version, await SchemaFacts.VersionAsync(shop.Database));
        Assert.Equal(rows, await SchemaFacts.RowsAsync(shop.Database));
        Assert.Equal(structure, await SchemaFacts.StructureAsync(shop.Database));
        await shop.RestartsAsync();
        await shop.PaidAsync();
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_failed_migration_keeps_the_complete_ones_and_is_tried_again(Store store)
    {
        using var database = await new StoredDump(store, 1).RestoreAsync();
        Migration[] faulty = [.. NextRelease.Migrations, new(NextRelease.Version + 1, "INSERT INTO no_such_table VALUES (1);\n")];
        await Assert.ThrowsAnyAsync<DbException>(() => NextRelease.OpenAsync(database, faulty));
        var version = await SchemaFacts.VersionAsync(database);

        await NextRelease.OpenAsync(database, [.. NextRelease.Migrations, new(NextRelease.Version + 1, "")]);

        Assert.Equal(NextRelease.Version, version);
        Assert.Equal(NextRelease.Version + 1, await SchemaFacts.VersionAsync(database));
        Assert.Equal(1, await NextRelease.TimesRunAsync(database));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Tables_of_a_newer_release_stop_the_start_with_both_versions(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        await shop.StopsAsync();
        await NextRelease.OpenAsync(shop.Database, NextRelease.Migrations);

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => shop.RestartsAsync());

        Assert.Contains($"they have version {NextRelease.Version}", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"supports version {CheckoutSchema.Version}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Start the newer release", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Store.Sqlite, 2)]
    [InlineData(Store.PostgreSql, 2)]
    [InlineData(Store.Sqlite, 4)]
    [InlineData(Store.PostgreSql, 4)]
    public async Task Tables_of_a_development_build_stop_the_start_whatever_their_number(Store store, int number)
    {
        using var database = await TestDatabase.CreateAsync(store);
        await database.ExecuteAsync(
            "CREATE TABLE checkout_schema (version BIGINT NOT NULL PRIMARY KEY, origin TEXT, confirmed_at BIGINT, confirmed_by TEXT)");
        await database.ExecuteAsync("INSERT INTO checkout_schema (version) VALUES (@number)", new { number });

        var fault = await Assert.ThrowsAnyAsync<DbException>(() => NextRelease.OpenAsync(database, NextRelease.Migrations));

        Assert.Contains("development build from before 1.0", StartupFailure.Final(fault), StringComparison.Ordinal);
        Assert.Contains("AddDatabase", fault.Message, StringComparison.Ordinal);
        Assert.Equal(["checkout_schema"], await SchemaFacts.TablesAsync(database));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_shop_with_another_API_key_does_not_upgrade_the_tables(Store store)
    {
        using var database = await new StoredDump(store, 1).RestoreAsync();

        var fault = await StartingShop.RefusesToStartAsync("Production", StartingShop.Good(), checkout =>
        {
            StartingShop.Complete(checkout);
            NextRelease.Register(checkout.AddDatabase(database.Source).Services);
        });

        Assert.Contains("another API key", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, await SchemaFacts.VersionAsync(database));
    }

    private static Task<Shop> OpensAsync(StoredDump dump, Func<TestDatabase, Task>? afterwards = null) =>
        Shop.OpenAsync(PayoutSteps.RepeatedPayoutsAllowed with
        {
            Store = dump.Store,
            Prepare = async database =>
            {
                await dump.LoadAsync(database);
                await (afterwards?.Invoke(database) ?? Task.CompletedTask);
            },
            Host = builder =>
            {
                builder.Services.AddSingleton<IDataProtectionProvider>(new ReadableKeys());
                NextRelease.Register(builder.Services);
            },
        });
}
