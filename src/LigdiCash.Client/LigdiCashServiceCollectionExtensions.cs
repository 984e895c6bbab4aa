using LigdiCash.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes <see cref="LigdiCashClient"/> available.</summary>
public static class LigdiCashServiceCollectionExtensions
{
    /// <summary>Adds <see cref="LigdiCashClient"/> with options somebody else keeps.</summary>
    /// <remarks>Its HTTP client is not made by <c>IHttpClientFactory</c>, so that no default and no filter of the host reaches it: a
    /// handler that repeats requests would make a second payment, and one that logs addresses would write tokens. A registered
    /// <see cref="TimeProvider"/> drives timeouts and second tries. Checking the options at start is the caller's duty; the client refuses
    /// faulty ones when it is made.</remarks>
    /// <param name="services">Where to add it.</param>
    /// <param name="options">Called when a client is made and at each call, so that changed keys take effect without a restart; with the
    /// host's own provider, which has nothing scoped.</param>
    /// <param name="triesConfirmsAgain">Whether a confirm that brought no answer is tried once more after 3 to 4 seconds. True unless set;
    /// false for a caller that counts and spaces what it asks by itself.</param>
    public static IServiceCollection AddLigdiCash(this IServiceCollection services, Func<IServiceProvider, LigdiCashOptions> options,
        bool triesConfirmsAgain = true)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(provider => new GetRetry(Clock(provider)));
        services.TryAddSingleton<KeysInUse>();
        // Asked for by a provider that lives as long as the host: a client may outlive the scope that it comes from.
        services.AddSingleton(host => new CurrentOptions(() => options(host)));
        services.TryAddSingleton(_ => new GatewayTransport(GatewayHandler.Create()));
        services.AddTransient(provider => Client(provider, triesConfirmsAgain));
        return services;
    }

    /// <summary>Adds <see cref="LigdiCashClient"/> for use on its own, with options from a configuration section and keys, where the
    /// section has none, from the environment.</summary>
    /// <remarks>Faulty options stop the host's start, all faults in one message. Changes of the section take effect without a
    /// restart.</remarks>
    /// <param name="services">Where to add it.</param>
    /// <param name="section">Its keys are the names of <see cref="LigdiCashOptions"/>' properties.</param>
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

    private static LigdiCashClient Client(IServiceProvider provider, bool triesConfirmsAgain) => new(
        provider.GetRequiredService<GatewayTransport>().Http,
        provider.GetRequiredService<CurrentOptions>().Read,
        Clock(provider),
        triesConfirmsAgain ? provider.GetRequiredService<GetRetry>() : null,
        provider.GetRequiredService<KeysInUse>());

    private static TimeProvider Clock(IServiceProvider provider) => provider.GetService<TimeProvider>() ?? TimeProvider.System;
}
