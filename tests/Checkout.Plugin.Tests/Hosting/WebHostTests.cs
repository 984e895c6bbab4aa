using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static Checkout.Plugin.Tests.StartingShop;

#pragma warning disable ASPDEPR004, ASPDEPR008 // Shops from before the generic host still use WebHostBuilder.

namespace Checkout.Plugin.Tests.Hosting;

public sealed class WebHostTests
{
    [Fact]
    public async Task Under_a_web_host_the_settings_are_checked_before_the_port_opens()
    {
        var settings = Good();
        settings["Checkout:LigdiCash:ApiKey"] = "abc";
        settings["Checkout:LigdiCash:BaseAddress"] = "http://gateway.example";
        using var host = Host(settings, Complete, app => app.UseEndpoints(endpoints => endpoints.MapCheckout()));

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("Checkout:LigdiCash:ApiKey", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Checkout:LigdiCash:BaseAddress", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_web_host_missing_calls_are_named()
    {
        using var host = Host(Good(), _ => { }, app => app.UseEndpoints(endpoints => endpoints.MapCheckout()));

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("AddFulfillmentHandler<T>()", fault.Message, StringComparison.Ordinal);
        Assert.Contains("AddDatabase(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_web_host_missing_routes_stop_the_start()
    {
        using var host = Host(Good(), Complete, app => app.UseEndpoints(_ => { }));

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("MapCheckout()", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Under_a_web_host_a_complete_checkout_serves()
    {
        using var host = Host(Good(), Complete, app => app.UseEndpoints(endpoints => endpoints.MapCheckout()));
        await host.StartAsync(TestContext.Current.CancellationToken);

        using var client = host.GetTestClient();
        var page = await client.GetAsync(new Uri("checkout", UriKind.Relative), TestContext.Current.CancellationToken);
        var callback = await client.PostAsync(
            new Uri("checkout/callback", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, callback.StatusCode);
    }

    [Fact]
    public async Task Under_a_web_host_with_UseMvc_a_complete_checkout_serves()
    {
        using var host = Host(
            Good(), Complete, app => app.UseEndpoints(endpoints => endpoints.MapCheckout()).UseMvcWithDefaultRoute(),
            WithoutEndpointRouting);
        await host.StartAsync(TestContext.Current.CancellationToken);

        using var client = host.GetTestClient();
        var page = await client.GetAsync(new Uri("checkout", UriKind.Relative), TestContext.Current.CancellationToken);
        var callback = await client.PostAsync(
            new Uri("checkout/callback", UriKind.Relative), new StringContent("{}"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal(HttpStatusCode.OK, callback.StatusCode);
    }

    [Fact]
    public async Task Under_a_web_host_an_order_that_hides_the_pages_stops_the_start()
    {
        using var host = Host(
            Good(), Complete, app => app.UseEndpoints(endpoints => endpoints.MapCheckout()), WithoutEndpointRouting);

        var fault = await Assert.ThrowsAsync<CheckoutConfigurationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains("app.UseMvc(", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkout_without_routes_does_not_open_the_port()
    {
        var started = false;
        await using var app = Build("Production", Good(), Complete);
        app.Lifetime.ApplicationStarted.Register(() => started = true);

        await Assert.ThrowsAsync<CheckoutConfigurationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.False(started);
    }

    private static void WithoutEndpointRouting(IServiceCollection services) => services.AddMvc(mvc => mvc.EnableEndpointRouting = false);

    private static IWebHost Host(
        Dictionary<string, string?> settings, Action<CheckoutBuilder> complete, Action<IApplicationBuilder> map,
        Action<IServiceCollection>? add = null) => new WebHostBuilder()
        .UseTestServer()
        .UseEnvironment("Production")
        .ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(settings))
        .ConfigureServices((context, services) =>
        {
            services.AddSingleton(new ShopScript()).AddRouting();
            add?.Invoke(services);
            complete(services.AddCheckout(context.Configuration.GetSection("Checkout")));
        })
        .Configure(app => map(app.UseRouting()))
        .Build();
}
