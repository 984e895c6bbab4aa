using System.Data.Common;
using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Migrations;

// An administrator creates and upgrades the tables with the scripts; the shop's own user may not.
public sealed class ScriptTests
{
    public static TheoryData<Store> Stores => [Store.Sqlite, Store.PostgreSql];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_script_creates_what_a_start_creates(Store store)
    {
        using var scripted = await TestDatabase.CreateAsync(store);
        using var started = await TestDatabase.CreateAsync(store);

        await scripted.ExecuteAsync(CheckoutSchema.Script);
        await NextRelease.OpenAsync(started, Migration.All);

        Assert.Equal(await SchemaFacts.StructureAsync(started), await SchemaFacts.StructureAsync(scripted));
        await NextRelease.OpenAsync(scripted, Migration.All);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_script_of_a_migration_upgrades_and_leaves_nothing_to_the_start(Store store)
    {
        using var database = await new StoredDump(store, CheckoutSchema.Version).RestoreAsync();

        await database.ExecuteAsync(NextRelease.Migrations[^1].Script);
        await NextRelease.OpenAsync(database, NextRelease.Migrations);

        Assert.Equal(NextRelease.Version, await SchemaFacts.VersionAsync(database));
        Assert.Equal(1, await NextRelease.TimesRunAsync(database));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_script_for_another_version_changes_nothing(Store store)
    {
        using var database = await new StoredDump(store, 1).RestoreAsync();
        var (rows, structure) = (await SchemaFacts.RowsAsync(database), await SchemaFacts.StructureAsync(database));

        foreach (var script in new[] { Migration.All[0], new Migration(NextRelease.Version + 1, "DELETE FROM checkout_event;\n") })
        {
            await using var connection = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<DbException>(() => connection.ExecuteAsync(script.Script));
            await connection.ExecuteAsync("ROLLBACK");
        }

        Assert.Equal(rows, await SchemaFacts.RowsAsync(database));
        Assert.Equal(structure, await SchemaFacts.StructureAsync(database));
    }

    [Fact]
    public void The_script_from_the_newest_version_is_empty()
    {
        Assert.Empty(CheckoutSchema.ScriptFrom(CheckoutSchema.Version));
        Assert.Equal(CheckoutSchema.Script, CheckoutSchema.ScriptFrom(0));
    }

    [Fact]
    public async Task A_user_without_the_right_to_create_starts_on_complete_tables_only()
    {
        using var database = await new StoredDump(Store.PostgreSql, CheckoutSchema.Version).RestoreAsync();
        await using var role = await RoleWithoutCreate.MakeAsync(database);

        using (var complete = Some.Database(role.Source, Migration.All))
        {
            await complete.InitializeAsync(TestContext.Current.CancellationToken);
        }

        using var pending = Some.Database(role.Source, NextRelease.Migrations);
        var fault = await Assert.ThrowsAnyAsync<DbException>(() => pending.InitializeAsync(TestContext.Current.CancellationToken));
        await database.ExecuteAsync(NextRelease.Migrations[^1].Script);
        await pending.InitializeAsync(TestContext.Current.CancellationToken);

        Assert.Contains("CheckoutSchema.ScriptFrom", StartupFailure.Describe(fault), StringComparison.Ordinal);
        Assert.Equal(1, await NextRelease.TimesRunAsync(database));
    }

    // May read and write the rows of the tables that exist.
    private sealed class RoleWithoutCreate(TestDatabase database, string name, NpgsqlDataSource source) : IAsyncDisposable
    {
        public NpgsqlDataSource Source => source;

        public static async Task<RoleWithoutCreate> MakeAsync(TestDatabase database)
        {
            var name = $"r{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
            var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = $"-c role={name}" };
            var schema = Backup.SchemaOf(settings);
            await database.ExecuteAsync($"CREATE ROLE {name}; GRANT USAGE ON SCHEMA {schema} TO {name}; "
                + $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {name}");
            return new(database, name, NpgsqlDataSource.Create(settings));
        }

        public async ValueTask DisposeAsync()
        {
            await source.DisposeAsync();
            await database.ExecuteAsync($"DROP OWNED BY {name}; DROP ROLE {name}");
        }
    }
}
