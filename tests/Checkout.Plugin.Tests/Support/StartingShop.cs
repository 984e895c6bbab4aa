using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests;

// A shop for tests of the start.
internal static class StartingShop
{
    // The process deletes the folder at its exit.
    private static readonly Lazy<string> Files = new(() =>
    {
        var folder = Directory.CreateTempSubdirectory("starting-shops-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        return folder.FullName;
    });

    public static async Task<CheckoutConfigurationException> RefusesToStartAsync(
        string environment, Dictionary<string, string?> settings, Action<CheckoutBuilder> complete)
    {
        await using var app = Build(environment, settings, complete);
        app.MapCheckout();
        return await Assert.ThrowsAsync<CheckoutConfigurationException>(() => app.StartAsync(TestContext.Current.CancellationToken));
    }

    public static WebApplication Build(
        string environment, Dictionary<string, string?> settings, Action<CheckoutBuilder> complete, LogLines? log = null,
        Action<WebApplicationBuilder>? host = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new() { EnvironmentName = environment, ApplicationName = typeof(StartingShop).Assembly.GetName().Name });
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Logging.AddProvider(log ?? new());
        builder.Services.AddSingleton(new ShopScript());
        builder.Services.AddRouting();
        host?.Invoke(builder);
        complete(builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout")));
        return builder.Build();
    }

    public static void Complete(CheckoutBuilder checkout)
    {
        SQLitePCL.Batteries_V2.Init();
        var file = Path.Combine(Files.Value, Some.NewId());
        checkout.AddDatabase(SqliteFactory.Instance.CreateDataSource($"Data Source={file}.db;Pooling=False"))
            .AddCartSource<ScriptedCartSource>()
            .AddFulfillmentHandler<ScriptedFulfillment>();
    }

    public static Dictionary<string, string?> Good() => new(StringComparer.Ordinal)
    {
        ["Checkout:PublicBaseUrl"] = "https://shop.example",
        ["Checkout:StoreName"] = "Boutique",
        ["Checkout:Layout"] = "",
        ["Checkout:LigdiCash:ApiKey"] = "a-key-of-some-length",
        ["Checkout:LigdiCash:ApiToken"] = "a-token-of-some-length",
    };
}
