using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Checkout.Plugin;

/// Refuses to start a shop that would lose money, and says everything that is wrong at once. A database that is away is no such fault: the shop starts and says "later".
internal sealed partial class StartCheck(
    IServiceProvider services, IServiceProviderIsService registered, CheckoutRoutes routes, IHostEnvironment environment, ILogger<StartCheck> logger) : IHostedLifecycleService
{
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] faults = [.. MissingCalls(), .. Settings()];
        if (faults.Length > 0)
        {
            throw new CheckoutConfigurationException(faults);
        }

        await InstallAsync(cancellationToken);
    }

    /// Only now are the routes of every kind of host known.
    public Task StartedAsync(CancellationToken cancellationToken) => routes.AreMapped
        ? Task.CompletedTask
        : throw new CheckoutConfigurationException(["The checkout has no routes: call app.MapCheckout() where the shop maps its own."]);

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> MissingCalls()
    {
        if (!registered.IsService(typeof(ICartSource)))
        {
            yield return "There is no cart source: call AddCartSource<T>() after AddCheckout().";
        }

        if (!registered.IsService(typeof(IFulfillmentHandler)) && !registered.IsService(typeof(ITransactionalFulfillmentHandler)))
        {
            yield return "There is no fulfillment handler: call AddFulfillmentHandler<T>() after AddCheckout().";
        }

        if (!registered.IsService(typeof(CheckoutDatabase)))
        {
            yield return "There is no database: call AddDatabase(dataSource) after AddCheckout().";
        }
        else if (DatabaseFault() is { } fault)
        {
            yield return fault;
        }
    }

    private string? DatabaseFault()
    {
        try
        {
            return services.GetRequiredService<CheckoutDatabase>().Dialect == Dialect.Sqlite && registered.IsService(typeof(RedisAddress))
                ? "Redis is configured, which means several nodes, but the database is SQLite, which serves one: give AddDatabase a PostgreSQL data source, or leave ConnectionStrings:Redis empty."
                : null;
        }
        catch (CheckoutConfigurationException exception)
        {
            return exception.Faults[0];
        }
    }

    private IEnumerable<string> Settings()
    {
        CheckoutOptions options;
        string? unreadable = null;
        try
        {
            options = services.GetRequiredService<IOptionsMonitor<CheckoutOptions>>().CurrentValue;
        }
        catch (InvalidOperationException exception)
        {
            (options, unreadable) = (new(), exception.Message);
        }

        return unreadable is null ? CheckoutFaults.Of(options, environment) : [unreadable];
    }

    private async Task InstallAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<CheckoutDatabase>().InstallAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.DatabaseAway(logger, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Error, "The database could not be reached at the start; the checkout says \"try later\" until it can.")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);
    }
}
