using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin.Tests;

// Builds one process of the shop.
internal static class ShopNode
{
    public static IHost Build(Shop shop, TimeProvider clock)
    {
        var builder = WebApplication.CreateEmptyBuilder(
            new() { EnvironmentName = "Development", ApplicationName = shop.Settings.Program.GetName().Name });
        builder.WebHost.UseTestServer();
        var ofHost = builder.Services.ToHashSet();
        builder.Logging.AddProvider(shop.Log).SetMinimumLevel(LogLevel.Trace);
        builder.Configuration.AddInMemoryCollection(Defaults(shop)).AddInMemoryCollection(shop.Settings.Values);
        WatchForKeys(shop, builder.Configuration);
        builder.Services.AddSingleton(shop.Script);
        builder.Services.AddSingleton(shop.Database);
        builder.Services.AddSingleton(shop.Keys);
        if (!shop.Settings.RealTime)
        {
            builder.Services.AddSingleton(clock);
        }

        shop.Settings.BeforeCheckout(builder);
        AddCheckout(shop, builder);
        if (!shop.Settings.RealTime)
        {
            RunTheWorkerByHand(builder.Services);
            BePatientWithRedis(builder.Services);
        }

        shop.Settings.Host(builder);
        if (shop.Settings.OldPipeline is { } pipeline)
        {
            return OldHost.Build(builder, builder.Services.Where(service => !ofHost.Contains(service)), pipeline);
        }

        var app = builder.Build();
        shop.Settings.Pipeline(app);
        shop.Settings.Routes(app).MapCheckout(shop.Settings.Prefix);
        return app;
    }

    private static void AddCheckout(Shop shop, WebApplicationBuilder builder)
    {
        var checkout = builder.Services.AddCheckout(builder.Configuration.GetSection("Checkout"))
            .AddDatabase(shop.Database.Source).AddRedis(shop.Settings.Store == Store.PostgreSqlWithRedis ? TestServers.Redis : null)
            .AddCartSource<ScriptedCartSource>().AddFulfillmentHandler<ScriptedFulfillment>();
        shop.Settings.Configure(checkout);
        builder.Services.AddGateway(() => shop.Gateway.CreateHandler());
    }

    private static void WatchForKeys(Shop shop, ConfigurationManager configuration)
    {
        foreach (var (_, key) in configuration.GetSection("Checkout:LigdiCash").AsEnumerable().Where(setting => IsKey(setting.Key)))
        {
            shop.Canaries.Known.Add(CanaryKind.Key, key);
        }
    }

    private static bool IsKey(string setting) =>
        setting.Contains("ApiKey", StringComparison.Ordinal) || setting.Contains("ApiToken", StringComparison.Ordinal);

    private static Dictionary<string, string?> Defaults(Shop shop) => new(StringComparer.Ordinal)
    {
        ["Checkout:PublicBaseUrl"] = Shop.Home.AbsoluteUri,
        ["Checkout:StoreName"] = "Boutique",
        ["Checkout:Layout"] = "",
        ["Checkout:LigdiCash:BaseAddress"] = Gateway.Address.AbsoluteUri,
        ["Checkout:LigdiCash:ApiKey"] = Shop.ApiKey,
        ["Checkout:LigdiCash:ApiToken"] = Shop.ApiToken,
        ["Checkout:LigdiCash:AllowPlainHttpGateway"] = "true",
        ["ConnectionStrings:Shop"] = shop.Database.ConnectionString,
    };

    // With the manual clock, a Redis that was slow once would never be asked again.
    private static void BePatientWithRedis(IServiceCollection services)
    {
        foreach (var address in services.Where(service => service.ServiceType == typeof(RedisAddress)).ToList())
        {
            services.Replace(ServiceDescriptor.Singleton(
                provider => ((RedisAddress)address.ImplementationFactory!(provider)) with { Budget = TimeSpan.FromSeconds(20) }));
        }
    }

    public static void RunTheWorkerByHand(IServiceCollection services)
    {
        var hosted = services.Where(service => service.ServiceType == typeof(IHostedService)).ToList();
        services.Remove(hosted.Single(service => service.ImplementationFactory is Func<IServiceProvider, ReconciliationWorker>));
        services.Remove(hosted.Single(service => service.ImplementationType == typeof(HourlyJobs)));
    }
}
