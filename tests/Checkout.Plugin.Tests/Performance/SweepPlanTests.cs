using Dapper;
using Checkout.Plugin.Benchmarks;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Performance;

// Goal P9 without a clock: what the sweep touches does not grow with the table.
public sealed class SweepPlanTests
{
    [Fact]
    public async Task The_sweep_reads_as_little_in_a_table_ten_times_as_long()
    {
        await using var shop = await Shop.OpenAsync(new() { Store = Store.PostgreSql });
        await shop.OpensPaymentAsync();
        await shop.Database.ExecuteAsync("CREATE TABLE bench_order (reference TEXT)");
        var source = (NpgsqlDataSource)shop.Database.Source;
        await new PaymentRows(source).ClearAsync();
        var table = new SweptTable(source);

        await table.GrowAsync(0, 10_000);
        var small = await table.TouchedAsync();
        await table.GrowAsync(10_000, 100_000);
        var large = await table.TouchedAsync();

        Assert.DoesNotContain(await table.PlansAsync(), plan => plan.Contains("Seq Scan", StringComparison.Ordinal));
        Assert.All(large.Zip(small, [1.5, 1.5, 2.5]), pages =>
            Assert.True(pages.First <= pages.Second * pages.Third, $"{string.Join(", ", small)} pages became {string.Join(", ", large)}"));
        Assert.InRange(await table.IndexPercentAsync(), 0.001, 1);
    }
}
