using Checkout.Plugin.Hosts.Entities;
using Dapper;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// EnsureCreated of EF Core creates nothing in a database that has tables. The plug-in's tables come after the shop's.
public sealed class EnsureCreatedTests : IAsyncLifetime
{
    private readonly string _name = $"t{Some.NewId()}";

    public enum Place
    {
        Program,
        HostedService,
        Pipeline,
    }

    private string ConnectionString => new NpgsqlConnectionStringBuilder(TestServers.PostgreSql) { Database = _name }.ConnectionString;

    [Theory]
    [InlineData(Place.Program)]
    [InlineData(Place.HostedService)]
    [InlineData(Place.Pipeline)]
    public async Task A_shop_that_calls_EnsureCreated_gets_its_own_tables_and_the_checkouts_and_sells(Place place)
    {
        var program = new EntityShop();
        WebApplication? app = null;
        await using var gateway = await Gateway.StartAsync(TimeProvider.System, () => app!.GetTestServer().CreateHandler());
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var built = app = Build("Development", Settings(), checkout =>
        {
            program.Embed(checkout.AddDatabase(source));
            checkout.Services.AddGateway(() => gateway.CreateHandler());
            AddStartUpCode(checkout.Services, place);
        }, host: program.AddServices);
        program.Use(app);
        app.MapCheckout();
        await (place == Place.Program ? CreateAsync(app.Services) : Task.CompletedTask);

        await app.StartAsync(TestContext.Current.CancellationToken);
        var browser = new Browser(
            address => address.Port == Shop.Home.Port ? app.GetTestServer().CreateHandler() : gateway.CreateHandler(), Shop.Home);
        var summary = new SummaryPage(await browser.GoAsync(() => new(HttpMethod.Post, new Uri(Shop.Home, "baskets/tissu"))));
        var payer = await (await summary.PaysAsync()).GoesOnAsync();
        var result = await (await payer.ApprovesAsync()).ContinuesAsync();

        await Eventually.TrueAsync(async () => (await result.ReloadsAsync()).Status == "paid");
        await Eventually.TrueAsync(async () => await OrdersAsync(source) == 1);
    }

    [Fact]
    public async Task In_production_the_tables_come_after_the_shops_too()
    {
        var program = new EntityShop();
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        var settings = new Dictionary<string, string?>(Good()) { ["ConnectionStrings:Shop"] = ConnectionString };
        await using var app = Build("Production", settings, checkout =>
        {
            program.Embed(checkout.AddDatabase(source));
            AddStartUpCode(checkout.Services, Place.HostedService);
        }, host: program.AddServices);
        app.MapCheckout();

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await OrdersAsync(source));
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM checkout_payment"));
    }

    private Dictionary<string, string?> Settings() => new(Good())
    {
        ["ConnectionStrings:Shop"] = ConnectionString,
        ["Checkout:PublicBaseUrl"] = Shop.Home.AbsoluteUri,
        ["Checkout:LigdiCash:BaseAddress"] = Gateway.Address.AbsoluteUri,
        ["Checkout:LigdiCash:AllowPlainHttpGateway"] = "true",
    };

    private static async Task<long> OrdersAsync(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        return await connection.ExecuteScalarAsync<long>("""SELECT count(*) FROM "Orders" """);
    }

    public async ValueTask InitializeAsync() => await OnServerAsync($"CREATE DATABASE {_name}");

    public async ValueTask DisposeAsync() => await OnServerAsync($"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task OnServerAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(TestServers.PostgreSql);
        await connection.ExecuteAsync(statement);
    }

    private static void AddStartUpCode(IServiceCollection services, Place place)
    {
        if (place == Place.HostedService)
        {
            services.AddHostedService<Seeding>();
        }
        else if (place == Place.Pipeline)
        {
            services.AddTransient<IStartupFilter, SeedingFilter>();
        }
    }

    private static async Task CreateAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequired<ShopContext>().Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
    }

    private sealed class Seeding(IServiceProvider services) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => CreateAsync(services);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    // As in the Configure method of a Startup class.
    private sealed class SeedingFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            using var scope = app.ApplicationServices.CreateScope();
            scope.ServiceProvider.GetRequired<ShopContext>().Database.EnsureCreated();
            next(app);
        };
    }
}
