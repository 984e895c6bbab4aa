using System.Security.Cryptography;
using Dapper;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Migrations;

// Several nodes on PostgreSQL start at once. SQLite serves one process.
public sealed class ConcurrentMigrationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Two_nodes_that_start_at_once_apply_each_migration_once(bool isEmpty)
    {
        using var database = isEmpty
            ? await TestDatabase.CreateAsync(Store.PostgreSql)
            : await new StoredDump(Store.PostgreSql, 1).RestoreAsync();
        var name = $"node-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = name };
        await using var source = NpgsqlDataSource.Create(settings);
        using var first = Some.Database(source, NextRelease.Migrations);
        using var second = Some.Database(source, NextRelease.Migrations);

        await using (var holder = await database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken))
        await using (var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken))
        {
            await holder.ExecuteAsync(Dialect.PostgreSql.LockSchema, transaction: transaction);
            var starts = new[] { first, second }.Select(node => node.InitializeAsync(TestContext.Current.CancellationToken)).ToArray();
            await Eventually.TrueAsync(async () => await WaitingAsync(database, name) == starts.Length);
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
            await Task.WhenAll(starts);
        }

        Assert.Equal(NextRelease.Version, await SchemaFacts.VersionAsync(database));
        Assert.Equal(1, await NextRelease.TimesRunAsync(database));
    }

    private static Task<long> WaitingAsync(TestDatabase database, string name) => database.ScalarAsync<long>(
        "SELECT COUNT(*) FROM pg_stat_activity WHERE application_name = @name AND wait_event_type = 'Lock' AND wait_event = 'advisory'",
        new { name });
}
