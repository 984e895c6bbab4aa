namespace LigdiCash.Checkout.Configuration;

// Stops the start on faults that could lose money and reports all of them. An unavailable database does not stop it.
internal sealed partial class StartupCheck(
    CheckoutDatabase database, CheckoutDataSource source, DatabaseClock clock, RouteCheck routes, CheckoutRoles roles,
    IEnumerable<RedisAddress> redis, CurrentOptions settings, StartupWarnings warnings, IServiceProviderIsService registered,
    ILogger<StartupCheck> logger, ViewReport? views = null) : IHostedLifecycleService
{
    private static readonly TimeSpan MaxClockDifference = TimeSpan.FromSeconds(30);
    private bool _isChecked;
    private bool _isDatabaseChecked;

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        string[] faults = [.. Faults(), .. settings.Faults];
        if (faults.Length > 0)
        {
            throw new CheckoutConfigurationException(faults);
        }

        warnings.Write(PatchedRuntime.Version);
        views?.Write();
        _isDatabaseChecked = await CheckDatabaseAsync(mayCreateTables: false, cancellationToken);
        _isChecked = true;
    }

    // WebHostBuilder calls this method alone.
    public Task StartAsync(CancellationToken cancellationToken) =>
        _isChecked ? Task.CompletedTask : StartingAsync(cancellationToken);

    // A host that captures start-up errors would run on without a checkout.
    public async Task StartedAsync(CancellationToken cancellationToken)
    {
        routes.ThrowIfNotMapped();
        _isDatabaseChecked = _isDatabaseChecked || await CheckDatabaseAsync(mayCreateTables: true, cancellationToken);
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<string> Faults()
    {
        const string Variable = "DOTNET_SYSTEM_NET_HTTP_DISABLEURIREDACTION";
        const string Switch = "System.Net.Http.DisableUriRedaction";
        // Without the runtime's redaction, traces contain query strings, which hold the gateway's tokens.
        var isUnredacted = Environment.GetEnvironmentVariable(Variable) is "1" or "true" or "True" or "TRUE"
            || (AppContext.TryGetSwitch(Switch, out var isOff) && isOff);
        var databaseFault = DatabaseFault();
        return redis.Select(address => address.Fault).OfType<string>().Concat(CheckoutOptionsValidator.Failed(
            (roles.ServesWeb && !registered.IsService(typeof(ICartSource)),
                "There is no cart source: call AddCartSource<T>() after AddCheckout(), or WithoutWeb()."),
            (roles.Fulfills && !registered.IsService(typeof(IFulfillmentHandler))
                && !registered.IsService(typeof(ITransactionalFulfillmentHandler)),
                "There is no fulfillment handler: call AddFulfillmentHandler<T>() after AddCheckout(), or WithoutFulfillment()."),
            (databaseFault is not null, databaseFault!),
            (isUnredacted,
                $"{Variable} or {Switch} makes the runtime write full addresses into traces, with the gateway's tokens: remove it.")));
    }

    private string? DatabaseFault() => database switch
    {
        { Fault: { } fault } => fault,
        _ when database.Dialect != Dialect.Sqlite => null,
        _ when SqliteLocation.Fault(source.Value!.ConnectionString) is { } fault => fault,
        _ when redis.Any() => "Redis means several nodes, but SQLite serves only one: give AddDatabase a PostgreSQL data source, "
            + "or leave ConnectionStrings:Redis empty and AddRedis out.",
        _ => null,
    };

    // False: there are no tables. They are created after the start-up code of the shop: EnsureCreated of EF Core does nothing in a
    // database that has tables.
    private async Task<bool> CheckDatabaseAsync(bool mayCreateTables, CancellationToken cancellationToken)
    {
        try
        {
            if (!mayCreateTables && !await database.HasTablesAsync(cancellationToken))
            {
                return false;
            }

            warnings.WarnOfDatabase(await database.UnsafeSettingsAsync(cancellationToken));
            if (clock.Ahead.Duration() > MaxClockDifference)
            {
                LogClockSkew(clock.Ahead);
            }
        }
        catch (Exception exception) when (StartupFailure.Final(exception) is { } fault)
        {
            throw new CheckoutConfigurationException([fault]);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotReady(exception, StartupFailure.Describe(exception));
        }

        return true;
    }

    [LoggerMessage(5101, LogLevel.Error, "{Problem}. Until this is repaired, the checkout asks shoppers to try later.")]
    private partial void LogNotReady(Exception exception, string problem);
    [LoggerMessage(5103, LogLevel.Warning,
        "This machine's clock is {Ahead} ahead of the database's clock. The checkout uses the database's clock; correct this one.")]
    private partial void LogClockSkew(TimeSpan ahead);
}

// Describes failures to prepare the database at the start, with the repair.
internal static class StartupFailure
{
    // Null: the failure can end while the shop runs.
    public static string? Final(Exception exception) => exception switch
    {
        UnusableDatabaseException fault => fault.Message,
        PlatformNotSupportedException =>
            "Native AOT programs can't use the database: remove PublishAot from the project file. PublishReadyToRun may stay.",
        DbException { SqlState: "3F000" } =>
            "The schema in Search Path does not exist: create it, or correct the connection string of AddDatabase.",
        { InnerException: { } inner } => Final(inner),
        _ => null,
    };

    public static string Describe(Exception exception) => exception switch
    {
        KeysUnreadableException =>
            "The Data Protection keys could not be read: make the place of PersistKeysTo… reachable, readable and writable",
        DbException { SqlState: "28000" or "28P01" } =>
            "The database server refused the login: correct user and password in the connection string",
        DbException { SqlState: "3D000" } => "The database does not exist: create it, or correct the connection string",
        DbException { SqlState: "42501" } =>
            "The database user may not create, upgrade or use the tables: grant it, or run CheckoutSchema.ScriptFrom as their owner",
        DbException { SqlState: "25006" } => "The database is read-only, and the checkout's tables are missing or older than this release",
        { InnerException: { } inner } when !exception.IsOfDatabase() || inner is DbException => Describe(inner),
        _ when exception.IsOfDatabase() || exception is TimeoutException or IOException => "The database could not be reached or prepared",
        _ => $"The checkout could not start ({exception.GetType().Name})",
    };
}
