using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

namespace Checkout.Plugin.Tests.Hosting;

// The ways to name the database: by an instance, a service, a connection string or the shop's own data source.
public sealed class DatabaseRegistrationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("databases-");

    private string ConnectionString => $"Data Source={Path.Combine(_folder.FullName, "shop.db")};Pooling=False";

    [Fact]
    public Task A_connection_string_with_its_provider_is_enough() =>
        ServesAsync(_ => { }, checkout => checkout.AddDatabase(SqliteFactory.Instance, ConnectionString));

    [Fact]
    public Task A_service_of_the_shop_can_be_chosen() => ServesAsync(
        services => services.AddKeyedSingleton<DbDataSource>("shop", (_, _) => SqliteFactory.Instance.CreateDataSource(ConnectionString)),
        checkout => checkout.AddDatabase(services => services.GetRequiredKeyedService<DbDataSource>("shop")));

    [Fact]
    public Task The_shops_own_data_source_needs_no_argument() => ServesAsync(
        services => services.AddSingleton(SqliteFactory.Instance.CreateDataSource(ConnectionString)), checkout => checkout.AddDatabase());

    [Fact]
    public async Task The_data_source_of_AddNpgsqlDataSource_needs_no_argument()
    {
        using var database = await TestDatabase.CreateAsync(Store.PostgreSql);
        await using var app = Build(
            services => services.AddNpgsqlDataSource(database.ConnectionString), checkout => checkout.AddDatabase());

        await app.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, await database.ScalarAsync<long>("SELECT COUNT(*) FROM checkout_payment"));
        Assert.Same(app.Services.GetRequired<NpgsqlDataSource>(), app.Services.GetRequired<CheckoutDataSource>().Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task A_missing_connection_string_stops_the_start_and_names_the_call(string? connectionString)
    {
        var fault = await RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddDatabase(NpgsqlFactory.Instance, connectionString);
        });

        Assert.Contains("AddDatabase(…)", fault.Message, StringComparison.Ordinal);
        Assert.Contains("connection string", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_data_source_of_the_shop_stops_the_start_and_names_the_call()
    {
        var fault = await RefusesToStartAsync("Production", Good(), checkout =>
        {
            Complete(checkout);
            checkout.AddDatabase();
        });

        Assert.Contains("AddNpgsqlDataSource", fault.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static WebApplication Build(Action<IServiceCollection> register, Action<CheckoutBuilder> choose)
    {
        var app = StartingShop.Build("Production", Good(), checkout =>
        {
            Complete(checkout);
            choose(checkout);
        }, host: builder => register(builder.Services));
        app.MapCheckout();
        return app;
    }

    private async Task ServesAsync(Action<IServiceCollection> register, Action<CheckoutBuilder> choose)
    {
        await using var app = Build(register, choose);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var client = app.GetTestClient();

        var page = await client.GetAsync(new Uri("checkout", UriKind.Relative), TestContext.Current.CancellationToken);

        await app.StopAsync(TestContext.Current.CancellationToken);
        await using var connection = new SqliteConnection(ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var count = connection.CreateCommand();
        count.CommandText = "SELECT COUNT(*) FROM checkout_payment";
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(0L, await count.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }
}
