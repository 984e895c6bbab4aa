using FluentValidation;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the checkout to a shop's services.</summary>
public static class CheckoutServiceCollectionExtensions
{
    // The services that are registered as themselves, by lifetime.
    private static readonly Type[] Singletons =
    [
        typeof(CurrentOptions), typeof(RoutePrefix), typeof(RouteCheck), typeof(CheckoutUrls), typeof(CheckoutTexts),
        typeof(TokenProtector), typeof(Pseudonymizer), typeof(RecipientProtector), typeof(DataProtectionKeys), typeof(KeyOrigin),
        typeof(CheckoutMetrics), typeof(StartupWarnings),
        typeof(CheckoutDatabase), typeof(SingleProcessLock), typeof(BackupCheck), typeof(TableOwner), typeof(DatabaseClock),
        typeof(PaymentStore), typeof(PayoutStore), typeof(FulfillmentStore), typeof(EventOutbox), typeof(PersonalDataEraser),
        typeof(RetentionClock), typeof(RunningFulfillments), typeof(DueCheckQueue<>), typeof(GatewayThrottle),
        typeof(UnknownStatusWords), typeof(WorkSignals), typeof(FutureTimestampRepairer), typeof(ReconciliationWorker),
        typeof(BrowserCookie), typeof(RequestRateLimiter), typeof(HourlyLimiter), typeof(PromptRateLimiter), typeof(KeyRateLimiter),
        typeof(PaymentMethodCatalog), typeof(PhoneInstruction), typeof(ShopperReturns), typeof(CallbackBatcher), typeof(CallbackReceiver),
    ];

    private static readonly Type[] Transients =
    [
        typeof(CartChecker), typeof(WalletCode), typeof(PriorPaymentChecker), typeof(PaymentStarter), typeof(InvoiceIssuer),
        typeof(InvoiceSender), typeof(PayoutSender), typeof(SentAnswerStore<>), typeof(StatusChecker<>), typeof(PaymentFulfiller),
        typeof(EventDelivery), typeof(ResultPage),
    ];

    private static readonly Type[] Pages =
        [typeof(CheckoutRoutes), typeof(CheckoutLayout), typeof(CheckoutPages), typeof(CheckoutGuard), typeof(ViewReport)];

    /// <summary>Adds the checkout with settings from configuration. The shop also calls <c>AddDatabase</c>, <c>AddCartSource</c> and
    /// <c>AddFulfillmentHandler</c> on the result, and <c>MapCheckout</c> on its routes. The start fails and lists missing calls.</summary>
    /// <param name="services">The shop's services.</param>
    /// <param name="section">The settings, usually <c>Configuration.GetSection("Checkout")</c>.</param>
    public static CheckoutBuilder AddCheckout(this IServiceCollection services, IConfiguration section)
    {
        var settings = new SettingsReader(section);
        return services.AddSingleton(settings).Configure<CheckoutOptions>(options => settings.ReadInto(options))
            .AddSingleton<IOptionsChangeTokenSource<CheckoutOptions>>(new ConfigurationChangeTokenSource<CheckoutOptions>(section))
            .AddCheckoutParts();
    }

    /// <summary>Adds the checkout with settings from code.</summary>
    /// <param name="services">The shop's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static CheckoutBuilder AddCheckout(this IServiceCollection services, Action<CheckoutOptions> configure) =>
        services.Configure(configure).AddCheckoutParts();

    private static CheckoutBuilder AddCheckoutParts(this IServiceCollection services)
    {
        var builder = new CheckoutBuilder(services);
        if (services.Any(service => service.ServiceType == typeof(CheckoutRoles)))
        {
            return builder;
        }

        services.AddDataProtection();
        services.AddOptions<CheckoutOptions>().PostConfigure<IConfiguration>(
            (options, configuration) => options.LigdiCash.FillKeysFrom(name => configuration[name]));
        // The schedule repeats status checks, and each one counts against the budget.
        services.AddLigdiCash(provider => provider.GetRequiredService<CurrentOptions>().Value.LigdiCash, retryConfirms: false);
        var roles = new CheckoutRoles();
        services.AddSingleton(roles);
        services.AddInstances();
        Array.ForEach(Singletons, type => services.AddSingleton(type));
        Array.ForEach(Transients, type => services.AddTransient(type));
        services.AddImplementations();
        services.AddByFactory();
        services.AddBackgroundWork();
        var others = services.ToHashSet();
        services.AddPages(roles);
        roles.Web.AddRange(services.Except(others));
        return builder.AddRedis(null);
    }

    private static void AddInstances(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(Operators.Default);
        services.AddSingleton(NodeName.OfThisProcess()).AddSingleton(WorkItemScheduler.Default).AddSingleton(new CheckoutDataSource(null));
    }

    private static void AddImplementations(this IServiceCollection services) => services
        .AddSingleton<IValidateOptions<CheckoutOptions>, CheckoutOptionsValidator>()
        .AddSingleton<CheckStore<CheckoutPayment>>(provider => provider.GetRequiredService<PaymentStore>())
        .AddSingleton<CheckStore<CheckoutPayout>>(provider => provider.GetRequiredService<PayoutStore>())
        .AddTransient<ICheckPolicy<CheckoutPayment>, PaymentCheckPolicy>()
        .AddTransient<ICheckPolicy<CheckoutPayout>, PayoutCheckPolicy>()
        .AddTransient<ICheckout, CheckoutFacade>()
        .AddTransient<IPayouts, PayoutWorkflow>();

    private static void AddByFactory(this IServiceCollection services) => services
        // A missing cart source must not fail the container's own validation, but reach StartupCheck.
        .AddTransient(provider => new CartPricer(
            provider.GetRequiredService<ICartSource>(), provider.GetRequiredService<PaymentStore>(),
            provider.GetRequiredService<BrowserCookie>()))
        .AddScoped<IValidator<CheckoutCart>>(provider => new CartValidator(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CurrentOptions>().Value))
        .AddTransient(provider => new CheckoutView(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CheckoutUrls>(),
            provider.GetRequiredService<CurrentOptions>()));

    private static void AddBackgroundWork(this IServiceCollection services) => services
        .AddHostedService<StartupCheck>()
        .AddHostedService<HourlyJobs>()
        .AddHostedService(provider => provider.GetRequiredService<ReconciliationWorker>());

    // WithoutWeb removes these services again.
    private static void AddPages(this IServiceCollection services, CheckoutRoles roles)
    {
        // First, so that it runs around the shop's startup filters.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, CheckoutHeaders>());
        services.Insert(1, ServiceDescriptor.Singleton<IStartupFilter>(provider => provider.GetRequiredService<RouteCheck>()));
        services.Insert(2, ServiceDescriptor.Singleton<IStartupFilter, StartupProbe>());
        services.AddMvcCore().AddViews().AddRazorViewEngine()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new CheckoutControllerFeature(roles)))
            .AddApplicationPart(typeof(CheckoutController).Assembly);
        services.AddSingleton<IApplicationModelProvider>(provider => provider.GetRequiredService<CheckoutRoutes>())
            .AddSingleton<IActionDescriptorChangeProvider>(provider => provider.GetRequiredService<CheckoutRoutes>());
        Array.ForEach(Pages, type => services.AddSingleton(type));
    }
}

/// <summary>Adds the checkout to a shop's health checks.</summary>
public static class CheckoutHealthChecksBuilderExtensions
{
    private static readonly Func<IServiceProvider, IHealthCheck> Factory = ActivatorUtilities.GetServiceOrCreateInstance<CheckoutHealth>;

    /// <summary>Adds one health check. Unhealthy: the checkout's database does not answer within two seconds, or takes no writes. Degraded:
    /// a configured Redis does not answer, or the gateway's circuit breaker is open. Its texts contain no secret and no address.
    /// A second call with the same name replaces the first.</summary>
    /// <param name="builder">The result of <c>services.AddHealthChecks()</c>. The shop must also call <c>services.AddCheckout</c>.</param>
    /// <param name="name">The name of the check. Default: <c>checkout</c>.</param>
    /// <param name="failureStatus">The status reported instead of unhealthy. Null: unhealthy.</param>
    /// <param name="tags">Tags by which an endpoint selects checks, such as <c>ready</c>. Null: none.</param>
    /// <param name="timeout">The time limit of the whole check. Null: no limit in addition to its own.</param>
    public static IHealthChecksBuilder AddCheckout(
        this IHealthChecksBuilder builder, string name = "checkout", HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.Configure<HealthCheckServiceOptions>(checks =>
        {
            var earlier = checks.Registrations.Where(check => check.Factory == Factory && check.Name == name).ToList();
            earlier.ForEach(check => checks.Registrations.Remove(check));
            checks.Registrations.Add(new(name, Factory, failureStatus, tags, timeout));
        });
        return builder;
    }
}
