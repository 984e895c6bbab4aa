using LigdiCash.Client;
using LigdiCash.Client.Http;
using LigdiCash.Client.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Checkout.Plugin.Tests;

// Handlers between the shop and the gateway.
internal static class GatewayWire
{
    // The last registration wins.
    public static IServiceCollection AddGateway(this IServiceCollection services, Func<HttpMessageHandler> gateway) =>
        services.AddSingleton(new End(_ => gateway())).AddWire();

    // The plug-in's own handler, over the network.
    public static IServiceCollection AddGatewayOverNetwork(this IServiceCollection services) =>
        services.AddSingleton(new End(OverNetwork)).AddWire();

    // The first registered handler sees a request first.
    public static IServiceCollection AddBeforeGateway(this IServiceCollection services, Func<DelegatingHandler> handler) =>
        services.AddSingleton(new Joint(handler)).AddWire();

    private static IServiceCollection AddWire(this IServiceCollection services) =>
        services.Replace(ServiceDescriptor.Singleton(provider => new GatewayTransport(Connect(provider))));

    private static HttpMessageHandler Connect(IServiceProvider provider)
    {
        var wire = provider.GetServices<End>().LastOrDefault()?.Create(provider) ?? OverNetwork(provider);
        foreach (var joint in provider.GetServices<Joint>().Reverse())
        {
            var handler = joint.Create();
            handler.InnerHandler = wire;
            wire = handler;
        }

        return wire;
    }

    private static HttpMessageHandler OverNetwork(IServiceProvider provider) =>
        GatewayHandler.Create(provider.GetRequiredService<OptionsSource>().Read, provider.GetServices<HandlerSetup>());

    private sealed record End(Func<IServiceProvider, HttpMessageHandler> Create);

    private sealed record Joint(Func<DelegatingHandler> Create);
}
