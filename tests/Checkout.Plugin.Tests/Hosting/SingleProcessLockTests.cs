using System.Net;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// SQLite serves one process of the shop.
[Slow]
public sealed class SingleProcessLockTests
{
    [Fact]
    public async Task A_second_node_is_refused_after_a_few_seconds_with_the_repair()
    {
        await using var shop = await Shop.OpenAsync();
        var since = shop.Clock.GetUtcNow();

        var second = shop.StartsAnotherNodeAsync();
        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => shop.PassesTimeUntilAsync(second));

        Assert.Contains("PostgreSQL", fault.Message, StringComparison.Ordinal);
        Assert.Contains("end that process", fault.Message, StringComparison.Ordinal);
        Assert.InRange(shop.Clock.GetUtcNow() - since, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(6));
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
    }

    [Fact]
    public async Task A_node_that_stops_meanwhile_leaves_the_database_to_the_next()
    {
        await using var shop = await Shop.OpenAsync();
        var second = shop.StartsAnotherNodeAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
        var before = second.IsCompleted;

        await shop.StopsAsync();
        shop.Facing = await shop.PassesTimeUntilAsync(second);

        Assert.False(before);
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();
    }

    [Fact]
    public async Task Different_spellings_of_a_path_are_the_same_database()
    {
        await using var shop = await Shop.OpenAsync();
        var file = new SqliteConnectionStringBuilder(shop.Database.ConnectionString).DataSource;
        var link = $"{file}-link";
        File.CreateSymbolicLink(link, file);
        var spellings = new[]
        {
            Path.Combine(Path.GetDirectoryName(file)!, ".", Path.GetFileName(file)),
            $"file:{file}",
            Path.GetRelativePath(Directory.GetCurrentDirectory(), file),
            link,
        };

        var faults = new List<string?>();
        foreach (var spelling in spellings)
        {
            using var other = new SingleProcessLock(new(SqliteFactory.Instance.CreateDataSource($"Data Source={spelling}")), shop.Clock);
            faults.Add(await shop.PassesTimeUntilAsync(other.FaultAsync(TestContext.Current.CancellationToken)));
        }

        File.Delete(link);
        Assert.All(faults, Assert.NotNull);
    }

    [Theory]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=shared;Mode=Memory;Cache=Shared")]
    [InlineData("Data Source=")]
    public async Task A_database_in_memory_cannot_be_reached_by_another_process(string connectionString)
    {
        SQLitePCL.Batteries_V2.Init();
        using var first = new SingleProcessLock(new(SqliteFactory.Instance.CreateDataSource(connectionString)), TimeProvider.System);
        using var second = new SingleProcessLock(new(SqliteFactory.Instance.CreateDataSource(connectionString)), TimeProvider.System);

        Assert.Null(await first.FaultAsync(TestContext.Current.CancellationToken));
        Assert.Null(await second.FaultAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unreachable_database_that_another_node_locked_meanwhile_is_not_used()
    {
        var folder = Directory.CreateTempSubdirectory();
        var (elsewhere, later) = (folder.CreateSubdirectory("elsewhere").FullName, Path.Combine(folder.FullName, "later"));
        Directory.CreateDirectory(Path.Combine(later, "shop.db"));
        static string In(string place) => $"Data Source={Path.Combine(place, "shop.db")};Pooling=False";
        await using var shop = await Shop.OpenAsync(
            new() { RealTime = true, Configure = checkout => checkout.AddDatabase(SqliteFactory.Instance.CreateDataSource(In(later))) });

        var other = new SingleProcessLock(new(SqliteFactory.Instance.CreateDataSource(In(elsewhere))), TimeProvider.System);
        var taken = await other.FaultAsync(TestContext.Current.CancellationToken);
        // Moved and not deleted: the shop may be writing its own file beside the database at that moment.
        Directory.Move(later, Path.Combine(folder.FullName, "before"));
        Directory.Move(elsewhere, later);
        var refused = await shop.OpensBrowser().OpenAsync($"checkout/payments/{Some.NewId()}");
        other.Dispose();
        var answered = await shop.OpensBrowser().OpenAsync($"checkout/payments/{Some.NewId()}");

        folder.Delete(recursive: true);
        Assert.Null(taken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, answered.Answer.StatusCode);
        Assert.Contains(shop.Log.All, line => line.Contains("belongs to another process", StringComparison.Ordinal));
    }
}
