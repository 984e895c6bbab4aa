using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests;

// What a test puts between the shop and the gateway.
internal static class GatewayWire
{
    // The last one counts.
    public static IServiceCollection AddGateway(this IServiceCollection services, Func<HttpMessageHandler> gateway)
    {
        services.AddHttpClient("LigdiCash").ConfigurePrimaryHttpMessageHandler(gateway);
        return services;
    }

    // The first one sees a request first.
    public static IServiceCollection AddBeforeGateway(this IServiceCollection services, Func<DelegatingHandler> handler)
    {
        services.AddHttpClient("LigdiCash").AddHttpMessageHandler(handler);
        return services;
    }
}
