using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Refuses to start a shop that would lose money, and says everything that is wrong at once. A database that is away is no such fault: the shop starts and says "later".
internal sealed partial class StartupCheck(
    CheckoutDatabase database,
    CheckoutDataSource source,
    DatabaseClock clock,
    CheckoutRoutes routes,
    ViewReport views,
    IEnumerable<RedisAddress> redis,
    CurrentOptions settings,
    StartupWarnings warnings,
    IServiceProviderIsService registered,
    ILogger<StartupCheck> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromSeconds(30);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] faults = [.. MissingCalls(), .. RedisFaults(), .. RuntimeFaults(), .. settings.Faults];
        if (faults.Length > 0)
        {
            throw new CheckoutConfigurationException(faults);
        }

        warnings.Write();
        await CheckDatabaseAsync(cancellationToken);
    }

    // Only now are the routes of every kind of host known.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!routes.AreMapped)
        {
            throw new CheckoutConfigurationException(["The checkout has no routes: call app.MapCheckout() where the shop maps its own."]);
        }

        views.Write();
        return Task.CompletedTask;
    }

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

        if (DatabaseFault() is { } fault)
        {
            yield return fault;
        }
    }

    private IEnumerable<string> RedisFaults()
    {
        if (redis.Any(address => !address.IsReadable))
        {
            yield return "The Redis connection string given to AddRedis (ConnectionStrings:Redis) can't be read: write it like localhost:6379,password=…, or leave it empty for one node.";
        }
    }

    // The framework hides what stands behind the "?" of an address, where the gateway wants its tokens, unless it is told not to.
    private static IEnumerable<string> RuntimeFaults()
    {
        const string Variable = "DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION";
        const string Switch = "System.Net.Http.DisableUriRedaction";
        if (Environment.GetEnvironmentVariable(Variable) is "1" or "true" or "True" or "TRUE" || (AppContext.TryGetSwitch(Switch, out var isOff) && isOff))
        {
            yield return $"{Variable} or {Switch} tells the runtime to write whole addresses into its traces, and the gateway's hold tokens: remove it.";
        }
    }

    private string? DatabaseFault() => database switch
    {
        { Fault: { } fault } => fault,
        { Dialect: var dialect } when dialect == Dialect.Sqlite && SqliteLocation.Fault(source.Value!.ConnectionString) is { } fault => fault,
        { Dialect: var dialect } when dialect == Dialect.Sqlite && redis.Any() =>
            "Redis is configured, which means several nodes, but the database is SQLite, which serves one: give AddDatabase a PostgreSQL data source, or leave ConnectionStrings:Redis empty.",
        _ => null,
    };

    private async Task CheckDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            warnings.WarnOfDatabase(await database.UnsafeSettingsAsync(cancellationToken));
            if (clock.Ahead.Duration() > MaxClockDifference)
            {
                Log.ClocksApart(logger, clock.Ahead);
            }
        }
        catch (Exception exception) when (StartupFailure.Final(exception) is { } fault)
        {
            throw new CheckoutConfigurationException([fault]);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.NotReady(logger, exception, StartupFailure.Describe(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(5101, LogLevel.Error, "At the start: {Trouble}. The checkout says \"try later\" until that is mended.")]
        public static partial void NotReady(ILogger logger, Exception exception, string trouble);

        [LoggerMessage(5103, LogLevel.Warning, "This machine's clock is {Ahead} ahead of the database's. The checkout goes by the database's, so nothing is lost; set the clock right all the same.")]
        public static partial void ClocksApart(ILogger logger, TimeSpan ahead);
    }
}
