namespace LigdiCash.Checkout.Configuration;

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
