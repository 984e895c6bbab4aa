using FluentValidation;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the checkout to a shop's services.</summary>
public static class CheckoutServiceCollectionExtensions
{
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

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CheckoutOptions>().PostConfigure<IConfiguration>(
            (options, configuration) => options.LigdiCash.FillKeysFrom(name => configuration[name]));
        // The schedule repeats status checks, and each one counts against the budget.
        services.AddLigdiCash(provider => provider.GetRequiredService<CurrentOptions>().Value.LigdiCash, retryConfirms: false);
        services.AddStores();
        services.AddPayments();
        services.AddPayouts();
        services.AddBackgroundJobs();
        services.AddTextsAndAddresses();
        var others = services.ToHashSet();
        services.AddPages();
        services.AddSingleton(new CheckoutRoles([.. services.Except(others)]));
        return builder.AddRedis(null);
    }

    private static void AddTextsAndAddresses(this IServiceCollection services) => services
        .AddSingleton<RoutePrefix>()
        .AddSingleton<RouteCheck>()
        .AddSingleton<CheckoutUrls>()
        .AddSingleton<CheckoutTexts>()
        .AddScoped<IValidator<CheckoutCart>>(provider => new CartValidator(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CurrentOptions>().Value))
        .AddTransient(provider => new CheckoutView(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CheckoutUrls>(),
            provider.GetRequiredService<CurrentOptions>()));

    // WithoutWeb removes these services again.
    private static void AddPages(this IServiceCollection services)
    {
        // First, so that it runs around the shop's startup filters.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, CheckoutHeaders>());
        services.Insert(1, ServiceDescriptor.Singleton<IStartupFilter>(provider => provider.GetRequiredService<RouteCheck>()));
        services.Insert(2, ServiceDescriptor.Singleton<IStartupFilter, StartupProbe>());
        services.AddMvcCore().AddViews().AddRazorViewEngine()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new CheckoutControllerFeature()))
            .AddApplicationPart(typeof(CheckoutController).Assembly);
        services.AddSingleton<CheckoutRoutes>()
            .AddSingleton<IApplicationModelProvider>(provider => provider.GetRequiredService<CheckoutRoutes>())
            .AddSingleton<IActionDescriptorChangeProvider>(provider => provider.GetRequiredService<CheckoutRoutes>())
            .AddSingleton<CheckoutLayout>()
            .AddSingleton<CheckoutPages>()
            .AddSingleton<CheckoutGuard>()
            .AddSingleton<ViewReport>();
    }

    private static void AddStores(this IServiceCollection services)
    {
        services.AddDataProtection();
        services.AddSingleton<CurrentOptions>()
            .AddSingleton<IValidateOptions<CheckoutOptions>, CheckoutOptionsValidator>()
            .AddSingleton(NodeName.OfThisProcess())
            .AddSingleton<CheckoutMetrics>()
            .AddSingleton<TokenProtector>()
            .AddSingleton<Pseudonymizer>()
            .AddSingleton(new CheckoutDataSource(null))
            .AddSingleton<CheckoutDatabase>()
            .AddSingleton<SingleProcessLock>()
            .AddSingleton<BackupCheck>()
            .AddSingleton<TableOwner>()
            .AddSingleton<DatabaseClock>()
            .AddSingleton<EventOutbox>()
            .AddSingleton<PaymentStore>()
            .AddSingleton<CheckStore<CheckoutPayment>>(provider => provider.GetRequiredService<PaymentStore>())
            .AddSingleton<FulfillmentStore>()
            .AddSingleton<RunningFulfillments>();
    }

    private static void AddPayments(this IServiceCollection services)
    {
        services.TryAddSingleton(Operators.Default);
        // By a factory: a missing cart source must not fail the container's own validation, but reach StartupCheck.
        services.AddTransient(provider => new CartPricer(
            provider.GetRequiredService<ICartSource>(), provider.GetRequiredService<PaymentStore>(),
            provider.GetRequiredService<BrowserCookie>()));
        services.AddTransient<CartChecker>();
        services.AddSingleton<PaymentMethodCatalog>();
        services.AddSingleton<BrowserCookie>();
        services.AddSingleton<RequestRateLimiter>();
        services.AddSingleton<PromptRateLimiter>();
        services.AddSingleton<HourlyLimiter>();
        services.AddSingleton<KeyRateLimiter>();
        services.AddTransient<WalletCode>();
        services.AddTransient<InvoiceSender>();
        services.AddTransient<InvoiceIssuer>();
        services.AddTransient<PriorPaymentChecker>();
        services.AddTransient<PaymentStarter>();
        services.AddSingleton<GatewayThrottle>();
        services.AddSingleton(typeof(DueCheckQueue<>));
        services.AddTransient(typeof(StatusChecker<>));
        services.AddTransient(typeof(SentAnswerStore<>));
        services.AddTransient<ICheckPolicy<CheckoutPayment>, PaymentCheckPolicy>();
        services.AddSingleton<UnknownStatusWords>();
        services.AddSingleton<WorkSignals>();
        services.AddSingleton(WorkItemScheduler.Default);
        services.AddSingleton<CallbackBatcher>();
        services.AddSingleton<CallbackReceiver>();
        services.AddSingleton<PhoneInstruction>();
        services.AddSingleton<ShopperReturns>();
        services.AddTransient<ResultPage>();
        services.AddTransient<PaymentFulfiller>();
        services.AddTransient<EventDelivery>();
        services.AddTransient<ICheckout, CheckoutFacade>();
    }

    private static void AddPayouts(this IServiceCollection services) => services
        .AddSingleton<PayoutStore>()
        .AddSingleton<CheckStore<CheckoutPayout>>(provider => provider.GetRequiredService<PayoutStore>())
        .AddTransient<ICheckPolicy<CheckoutPayout>, PayoutCheckPolicy>()
        .AddSingleton<RecipientProtector>()
        .AddTransient<PayoutSender>()
        .AddTransient<IPayouts, PayoutWorkflow>();

    private static void AddBackgroundJobs(this IServiceCollection services) => services
        .AddSingleton<DataProtectionKeys>()
        .AddSingleton<KeyOrigin>()
        .AddSingleton<StartupWarnings>()
        .AddHostedService<StartupCheck>()
        .AddHostedService<IdempotencyKeyCleanupJob>()
        .AddSingleton<RetentionClock>()
        .AddSingleton<PersonalDataEraser>()
        .AddHostedService<RetentionJob>()
        .AddSingleton<FutureTimestampRepairer>()
        .AddSingleton<ReconciliationWorker>()
        .AddHostedService(provider => provider.GetRequiredService<ReconciliationWorker>());
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
