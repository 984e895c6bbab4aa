using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LigdiCash.Checkout.Configuration;

// Stops the start on faults that could lose money and reports all of them. An unavailable database does not stop it.
internal sealed partial class StartupCheck(
    CheckoutDatabase database, CheckoutDataSource source, DatabaseClock clock, RoutePrefix prefix, ViewReport views,
    IEnumerable<RedisAddress> redis, CurrentOptions settings, StartupWarnings warnings, IServiceProviderIsService registered,
    ILogger<StartupCheck> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromSeconds(30);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] faults = [.. MissingCalls(), .. DatabaseFaults(), .. RedisFaults(), .. RuntimeFaults(), .. settings.Faults];
        if (faults.Length > 0)
        {
            throw new CheckoutConfigurationException(faults);
        }

        warnings.Write();
        await CheckDatabaseAsync(cancellationToken);
    }

    // Some hosts map their routes late, so they are checked here.
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (!prefix.IsMapped)
        {
            throw new CheckoutConfigurationException(["The checkout has no routes: call app.MapCheckout() next to the shop's own routes."]);
        }

        views.Write();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> MissingCalls() => CheckoutOptionsValidator.Failed(
        (!registered.IsService(typeof(ICartSource)), "There is no cart source: call AddCartSource<T>() after AddCheckout()."),
        (!registered.IsService(typeof(IFulfillmentHandler)) && !registered.IsService(typeof(ITransactionalFulfillmentHandler)),
            "There is no fulfillment handler: call AddFulfillmentHandler<T>() after AddCheckout()."));

    private IEnumerable<string> RedisFaults() => CheckoutOptionsValidator.Failed(
        (redis.Any(address => !address.IsReadable),
            "The Redis connection string of AddRedis (ConnectionStrings:Redis) can't be read: write it like localhost:6379,password=…, "
            + "or leave it empty for one node."));

    // Without the runtime's redaction, traces contain query strings, which hold the gateway's tokens.
    private static IEnumerable<string> RuntimeFaults()
    {
        const string Variable = "DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION";
        const string Switch = "System.Net.Http.DisableUriRedaction";
        return CheckoutOptionsValidator.Failed((
            Environment.GetEnvironmentVariable(Variable) is "1" or "true" or "True" or "TRUE"
                || (AppContext.TryGetSwitch(Switch, out var isOff) && isOff),
            $"{Variable} or {Switch} makes the runtime write full addresses into traces, with the gateway's tokens: remove it."));
    }

    private string[] DatabaseFaults() => database switch
    {
        { Fault: { } fault } => [fault],
        _ when database.Dialect != Dialect.Sqlite => [],
        _ when SqliteLocation.Fault(source.Value!.ConnectionString) is { } fault => [fault],
        _ when redis.Any() =>
        [
            "Redis means several nodes, but SQLite serves only one: give AddDatabase a PostgreSQL data source, "
                + "or leave ConnectionStrings:Redis empty.",
        ],
        _ => [],
    };

    private async Task CheckDatabaseAsync(CancellationToken cancellationToken)
    {
        try
        {
            warnings.WarnOfDatabase(await database.UnsafeSettingsAsync(cancellationToken));
            if (clock.Ahead.Duration() > MaxClockDifference)
            {
                Log.ClockSkew(logger, clock.Ahead);
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
        [LoggerMessage(5101, LogLevel.Error, "{Problem}. Until this is repaired, the checkout asks shoppers to try later.")]
        public static partial void NotReady(ILogger logger, Exception exception, string problem);
        [LoggerMessage(5103, LogLevel.Warning,
            "This machine's clock is {Ahead} ahead of the database's clock. The checkout uses the database's clock; correct this one.")]
        public static partial void ClockSkew(ILogger logger, TimeSpan ahead);
    }
}
