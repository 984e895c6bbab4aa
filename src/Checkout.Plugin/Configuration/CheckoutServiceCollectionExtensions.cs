using LigdiCash.Checkout;
using FluentValidation;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
        services.AddSingleton(settings);
        services.AddSingleton<IOptionsChangeTokenSource<CheckoutOptions>>(new ConfigurationChangeTokenSource<CheckoutOptions>(section));
        services.Configure<CheckoutOptions>(options => settings.ReadInto(options));
        return services.AddCheckoutParts();
    }

    /// <summary>Adds the checkout with settings from code.</summary>
    /// <param name="services">The shop's services.</param>
    /// <param name="configure">Sets the options.</param>
    public static CheckoutBuilder AddCheckout(this IServiceCollection services, Action<CheckoutOptions> configure)
    {
        services.Configure(configure);
        return services.AddCheckoutParts();
    }

    private static CheckoutBuilder AddCheckoutParts(this IServiceCollection services)
    {
        var builder = new CheckoutBuilder(services);
        if (services.Any(service => service.ServiceType == typeof(CheckoutRoutes)))
        {
            return builder;
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<CheckoutOptions>().PostConfigure<IConfiguration>(
            (options, configuration) => options.LigdiCash.FillKeysFrom(name => configuration[name]));
        // The schedule repeats status checks, and each one counts against the budget.
        services.AddLigdiCash(provider => provider.GetRequiredService<CurrentOptions>().Value.LigdiCash, retryConfirms: false);
        services.AddPages();
        services.AddStores();
        services.AddPayments();
        services.AddPayouts();
        services.AddBackgroundJobs();
        return builder.AddRedis(null);
    }

    private static void AddPages(this IServiceCollection services)
    {
        // First, so that it runs around the shop's startup filters.
        services.Insert(0, ServiceDescriptor.Singleton<IStartupFilter, CheckoutHeaders>());
        services.AddMvcCore().AddViews().AddRazorViewEngine()
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new CheckoutControllerFeature()))
            .AddApplicationPart(typeof(CheckoutController).Assembly);
        services.AddSingleton<CheckoutRoutes>();
        services.AddSingleton<IApplicationModelProvider>(provider => provider.GetRequiredService<CheckoutRoutes>());
        services.AddSingleton<IActionDescriptorChangeProvider>(provider => provider.GetRequiredService<CheckoutRoutes>());
        services.AddSingleton<RoutePrefix>();
        services.AddSingleton<CheckoutUrls>();
        services.AddSingleton<CheckoutTexts>();
        services.AddSingleton<CheckoutLayout>();
        services.AddSingleton<CheckoutPages>();
        services.AddSingleton<CheckoutGuard>();
        services.AddSingleton<ViewReport>();
        services.AddTransient(provider => new CheckoutView(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CheckoutUrls>(),
            provider.GetRequiredService<CurrentOptions>()));
        services.AddScoped<IValidator<CheckoutCart>>(provider => new CartValidator(
            provider.GetRequiredService<CheckoutTexts>(), provider.GetRequiredService<CurrentOptions>().Value));
    }

    private static void AddStores(this IServiceCollection services)
    {
        services.AddSingleton<CurrentOptions>();
        services.AddSingleton<IValidateOptions<CheckoutOptions>, CheckoutOptionsValidator>();
        services.AddSingleton(NodeName.OfThisProcess());
        services.AddSingleton<CheckoutMetrics>();
        services.AddDataProtection();
        services.AddSingleton<TokenProtector>();
        services.AddSingleton<Pseudonymizer>();
        services.AddSingleton(new CheckoutDataSource(null));
        services.AddSingleton<CheckoutDatabase>();
        services.AddSingleton<SingleProcessLock>();
        services.AddSingleton<BackupCheck>();
        services.AddSingleton<TableOwner>();
        services.AddSingleton<DatabaseClock>();
        services.AddSingleton<PaymentStore>();
        services.AddSingleton<CheckStore<CheckoutPayment>>(provider => provider.GetRequiredService<PaymentStore>());
        services.AddSingleton<FulfillmentStore>();
        services.AddSingleton<FulfillmentQueue>();
        services.AddSingleton<RunningFulfillments>();
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
        services.AddTransient<ReviewDecider>();
        services.AddTransient<FulfillmentDecider>();
        services.AddTransient<ICheckout, CheckoutFacade>();
    }

    private static void AddBackgroundJobs(this IServiceCollection services)
    {
        services.AddSingleton<DataProtectionKeys>();
        services.AddSingleton<KeyOrigin>();
        services.AddSingleton<StartupWarnings>();
        services.AddHostedService<StartupCheck>();
        services.AddHostedService<IdempotencyKeyCleanupJob>();
        services.AddSingleton<RetentionClock>();
        services.AddSingleton<PersonalDataEraser>();
        services.AddHostedService<RetentionJob>();
        services.AddSingleton<FutureTimestampRepairer>();
        services.AddSingleton<ReconciliationWorker>();
        services.AddHostedService(provider => provider.GetRequiredService<ReconciliationWorker>());
    }

    private static void AddPayouts(this IServiceCollection services)
    {
        services.AddSingleton<PayoutStore>();
        services.AddSingleton<CheckStore<CheckoutPayout>>(provider => provider.GetRequiredService<PayoutStore>());
        services.AddTransient<ICheckPolicy<CheckoutPayout>, PayoutCheckPolicy>();
        services.AddSingleton<RecipientProtector>();
        services.AddTransient<PayoutSender>();
        services.AddTransient<IPayouts, PayoutWorkflow>();
    }
}
