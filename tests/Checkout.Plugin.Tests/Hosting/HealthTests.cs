using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;
using Xunit;

namespace Checkout.Plugin.Tests.Hosting;

[Slow]
public sealed class HealthTests
{
    private static readonly string[] Secrets = [Shop.ApiKey, Shop.ApiToken, "hunter2", "127.0.0.1", "postgres", "checkout_"];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A_shop_that_has_all_it_needs_is_healthy(Store store)
    {
        await using var shop = await OpenAsync(store);

        var page = await shop.OpensBrowser().OpenAsync("health");

        Assert.Equal(HttpStatusCode.OK, page.Answer.StatusCode);
        Assert.Equal("Healthy", page.Html);
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task Without_its_database_it_is_unhealthy_and_afterwards_healthy_again(Store store)
    {
        await using var shop = await OpenAsync(store);
        await shop.Database.ExecuteAsync("ALTER TABLE checkout_schema RENAME TO away");

        var away = await shop.OpensBrowser().OpenAsync("health");
        var report = await ReportAsync(shop);
        await shop.Database.ExecuteAsync("ALTER TABLE away RENAME TO checkout_schema");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, away.Answer.StatusCode);
        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.Null(report.Exception);
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(shop)).Status);
    }

    [Fact]
    public async Task A_database_that_says_nothing_is_waited_for_two_seconds_and_not_named()
    {
        using var mute = new TcpListener(IPAddress.Loopback, 0);
        mute.Start();
        await using var source = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={((IPEndPoint)mute.LocalEndpoint).Port};Username=postgres;Password=hunter2;Timeout=30");
        using var database = Some.Database(source);
        await using var shop = await Shop.OpenAsync();
        var health = new CheckoutHealth(
            database, new InProcessIdempotencyStore(shop.Clock), shop.Services.GetRequired<GatewayThrottle>(), shop.Clock);
        var since = shop.Clock.GetUtcNow();

        var result = await shop.PassesTimeUntilAsync(
            health.CheckHealthAsync(new() { Registration = new("checkout", health, null, null) }, TestContext.Current.CancellationToken));

        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.InRange(shop.Clock.GetUtcNow() - since, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3));
        Assert.All(Secrets, secret =>
            Assert.DoesNotContain(secret, $"{result.Description} {result.Exception}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_its_redis_it_is_degraded_and_still_sells()
    {
        await using var shop = await OpenAsync(Store.PostgreSql, "127.0.0.1:1,password=hunter2");

        var report = await ReportAsync(shop);
        await (await shop.GoesToPayAsync(Some.Cart())).PaysAsync();

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.Contains("Redis", report.Description, StringComparison.Ordinal);
        Assert.All(Secrets, secret =>
            Assert.DoesNotContain(secret, $"{report.Description} {report.Exception}", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task When_its_redis_comes_back_it_is_healthy()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var shop = await OpenAsync(Store.PostgreSql, redis.Address);
        await Eventually.TrueAsync(() => IsAsync(shop, HealthStatus.Healthy));

        await redis.FreezesAsync();
        await Eventually.TrueAsync(() => IsAsync(shop, HealthStatus.Degraded));
        await redis.GoesOnAsync();

        await Eventually.TrueAsync(() => IsAsync(shop, HealthStatus.Healthy));
    }

    [Fact]
    public async Task While_the_gateway_is_only_probed_it_is_degraded()
    {
        await using var shop = await OpenAsync(Store.Sqlite, values: new() { ["Checkout:LigdiCash:Timeout"] = "00:00:02" });
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.FailsAsync("confirm", "code00", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        var degraded = await ReportAsync(shop);
        await shop.Gateway.RecoversAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Contains("gateway", degraded.Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(shop)).Status);
        Assert.True(await shop.Gateway.ConfirmsAsync(id) > 1);
    }

    [Fact]
    public async Task Once_the_last_payment_that_was_due_is_answered_for_it_is_healthy()
    {
        await using var shop = await OpenAsync(Store.Sqlite);
        var id = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(id);
        await shop.Gateway.FailsAsync("confirm", "code00", times: 0);
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));
        var degraded = await ReportAsync(shop);

        await shop.Gateway.RecoversAsync();
        await shop.WaitsAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Equal(CheckoutPaymentStatus.Paid, (await shop.PaymentByIdAsync(id)).Status);
        Assert.Equal(HealthStatus.Healthy, (await ReportAsync(shop)).Status);
    }

    private static async Task<bool> IsAsync(Shop shop, HealthStatus status)
    {
        shop.Clock.Advance(TimeSpan.FromSeconds(5));
        return (await ReportAsync(shop)).Status == status;
    }

    private static async Task<HealthReportEntry> ReportAsync(Shop shop) =>
        (await shop.Services.GetRequired<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken)).Entries["checkout"];

    private static Task<Shop> OpenAsync(Store store, string? redis = null, Dictionary<string, string?>? values = null) =>
        Shop.OpenAsync(new()
        {
            Store = store,
            Values = values ?? [],
            Configure = checkout => checkout.AddRedis(redis),
            Host = builder => builder.Services.AddHealthChecks().AddCheckout(),
            Pipeline = app => app.MapHealthChecks("/health"),
        });
}
