using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

#pragma warning disable ASPDEPR004, ASPDEPR008 // Shops from before the generic host still use WebHostBuilder.

namespace Checkout.Plugin.Tests;

// A shop under WebHostBuilder, with the services that the shop added.
internal sealed class OldHost(IWebHost host) : IHost, IAsyncDisposable
{
    public IServiceProvider Services => host.Services;

    public static OldHost Build(
        WebApplicationBuilder shop, IEnumerable<ServiceDescriptor> added, Action<IApplicationBuilder> pipeline) =>
        new(new WebHostBuilder()
            .UseTestServer()
            .UseEnvironment(shop.Environment.EnvironmentName)
            .ConfigureAppConfiguration(configuration => configuration.AddConfiguration(shop.Configuration))
            .ConfigureServices(services => added.ToList().ForEach(services.Add))
            .Configure(pipeline)
            .UseSetting(WebHostDefaults.ApplicationKey, shop.Environment.ApplicationName)
            .Build());

    public Task StartAsync(CancellationToken cancellationToken = default) => host.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken = default) => host.StopAsync(cancellationToken);

    public void Dispose() => host.Dispose();

    public ValueTask DisposeAsync() => ((IAsyncDisposable)host).DisposeAsync();
}
