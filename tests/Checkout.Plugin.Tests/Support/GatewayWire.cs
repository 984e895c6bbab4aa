using LigdiCash.Client;
using LigdiCash.Client.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Plugin.Tests;

// Handlers between the shop and the gateway.
internal static class GatewayWire
{
    // The last registration wins.
    public static IServiceCollection AddGateway(this IServiceCollection services, Func<HttpMessageHandler> gateway) =>
        services.AddSingleton(new End(gateway)).AddWire();

    // The first registered handler sees a request first.
    public static IServiceCollection AddBeforeGateway(this IServiceCollection services, Func<DelegatingHandler> handler) =>
        services.AddSingleton(new Joint(handler)).AddWire();

    private static IServiceCollection AddWire(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => new GatewayTransport(Connect(provider))));

    private static HttpMessageHandler Connect(IServiceProvider provider)
    {
        var wire = provider.GetServices<End>().LastOrDefault()?.Create() ?? GatewayHandler.Create();
        foreach (var joint in provider.GetServices<Joint>().Reverse())
        {
            var handler = joint.Create();
            handler.InnerHandler = wire;
            wire = handler;
        }

        return wire;
    }

    private sealed record End(Func<HttpMessageHandler> Create);

    private sealed record Joint(Func<DelegatingHandler> Create);
}
