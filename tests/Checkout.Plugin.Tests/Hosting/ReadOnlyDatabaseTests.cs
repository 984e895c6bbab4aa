using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

// What the checkout's health check says of a database that answers but takes no writes, and how a shop adds the check.
public sealed class ReadOnlyDatabaseTests
{
    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_database_that_takes_no_writes_is_unhealthy(Store store)
    {
        await using var database = new ReadOnlyDatabase();
        await using var shop = await Shop.OpenAsync(
            new() { Store = store, Configure = database.Stand, Host = builder => builder.Services.AddHealthChecks().AddCheckout() });
        var before = await ReportAsync(shop);

        database.IsReadOnly = true;
        var meanwhile = await ReportAsync(shop);
        database.IsReadOnly = false;

        Assert.Equal(HealthStatus.Healthy, before.Status);
        Assert.Equal(HealthStatus.Unhealthy, meanwhile.Status);
        Assert.Contains("takes no writes", meanwhile.Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(shop)).Status);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Asking_for_its_health_writes_no_row(Store store)
    {
        await using var shop = await Shop.OpenAsync(
            new() { Store = store, Host = builder => builder.Services.AddHealthChecks().AddCheckout() });
        var before = await shop.Database.EverythingAsync();

        await ReportAsync(shop);

        Assert.Equal(before, await shop.Database.EverythingAsync());
    }

    [Fact]
    public async Task Adding_the_check_twice_does_no_harm_and_the_last_one_counts()
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Host = builder => builder.Services.AddHealthChecks().AddCheckout().AddCheckout(
                failureStatus: HealthStatus.Degraded, tags: ["ready"], timeout: TimeSpan.FromSeconds(3)),
        });

        var check = Assert.Single(shop.Services.GetRequired<IOptions<HealthCheckServiceOptions>>().Value.Registrations);

        Assert.Equal(HealthStatus.Degraded, check.FailureStatus);
        Assert.Equal(["ready"], check.Tags);
        Assert.Equal(TimeSpan.FromSeconds(3), check.Timeout);
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(shop)).Status);
    }

    [Fact]
    public async Task A_check_of_the_shops_under_the_same_name_is_not_thrown_out()
    {
        await using var app = StartingShop.Build("Production", StartingShop.Good(), StartingShop.Complete, host: builder =>
            builder.Services.AddHealthChecks().AddCheck("checkout", () => HealthCheckResult.Healthy()).AddCheckout());

        Assert.Throws<ArgumentException>(() => app.Services.GetRequired<HealthCheckService>());
    }

    private static async Task<HealthReportEntry> ReportAsync(Shop shop) =>
        (await shop.Services.GetRequired<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["checkout"];
}
