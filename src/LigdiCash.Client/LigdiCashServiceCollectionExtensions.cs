using LigdiCash.Client;
using LigdiCash.Client.Http;
using LigdiCash.Client.Options;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers <see cref="LigdiCashClient"/>.</summary>
public static class LigdiCashServiceCollectionExtensions
{
    /// <summary>Adds <see cref="LigdiCashClient"/> with options of the caller.</summary>
    /// <remarks>Its HTTP client does not use <c>IHttpClientFactory</c>: a retry handler of the host would cause a second payment, and a
    /// logging handler would write tokens. A registered <see cref="TimeProvider"/> drives timeouts and second attempts. The caller must
    /// validate the options at startup; the client rejects invalid options when it is created.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="options">Called with the root provider at each call, so that changed keys take effect at once.</param>
    /// <param name="retryConfirms">Whether a confirm without an answer is repeated once. Default: true.</param>
    public static IServiceCollection AddLigdiCash(
        this IServiceCollection services, Func<IServiceProvider, LigdiCashOptions> options, bool retryConfirms = true)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(provider => new GetRetry(Clock(provider)));
        services.TryAddSingleton<KeysInUse>();
        // Uses the root provider: a client may outlive its scope.
        services.AddSingleton(host => new OptionsSource(() => options(host)));
        services.TryAddSingleton(provider => new GatewayTransport(GatewayHandler.Create(
            provider.GetRequiredService<OptionsSource>().Read, provider.GetServices<HandlerSetup>())));
        services.AddTransient(provider => Client(provider, retryConfirms));
        return services;
    }

    /// <summary>Adds <see cref="LigdiCashClient"/> with options from a section, and missing keys from the environment.</summary>
    /// <remarks>Invalid options stop the host's start; the message lists all faults. Changes take effect without a restart.</remarks>
    /// <param name="services">The services.</param>
    /// <param name="section">Its keys are the names of the properties of <see cref="LigdiCashOptions"/>.</param>
    public static IServiceCollection AddLigdiCash(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        services.AddOptions<LigdiCashOptions>()
            .Configure(options => OptionsSection.Read(section, options))
            .PostConfigure(options => options.FillKeysFrom(Environment.GetEnvironmentVariable))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LigdiCashOptions>>(new OptionsSection.Validator(section)));
        services.AddSingleton<IOptionsChangeTokenSource<LigdiCashOptions>>(
            new ConfigurationChangeTokenSource<LigdiCashOptions>(Options.Options.DefaultName, section));
        return services.AddLigdiCash(provider => provider.GetRequiredService<IOptionsMonitor<LigdiCashOptions>>().CurrentValue);
    }

    /// <summary>Configures the only HTTP handler of <see cref="LigdiCashClient"/>, for example its certificates or its local address.
    /// There is no place for other handlers: one that repeats requests would cause a second payment.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Called once, before the first call to the gateway. The calls of several delegates add up. Redirects,
    /// cookies and trace headers stay off. A proxy set here replaces <see cref="LigdiCashOptions.Proxy"/>.</param>
    public static IServiceCollection ConfigureLigdiCashHandler(this IServiceCollection services, Action<SocketsHttpHandler> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSingleton(new HandlerSetup(configure));
    }

    private static LigdiCashClient Client(IServiceProvider provider, bool retryConfirms) => new(
        provider.GetRequiredService<GatewayTransport>().Http,
        provider.GetRequiredService<OptionsSource>().Read,
        Clock(provider),
        retryConfirms ? provider.GetRequiredService<GetRetry>() : null,
        provider.GetRequiredService<KeysInUse>());

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
