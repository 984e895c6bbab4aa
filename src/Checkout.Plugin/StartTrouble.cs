using System.Data.Common;

namespace Checkout.Plugin;

// What kept a start from preparing the database, in words of those who can mend it.
internal static class StartupFailure
{
    // Null: it may pass, or be mended, while the shop runs.
    public static string? Final(Exception exception) => exception switch
    {
        UnusableDatabaseException fault => fault.Message,
        PlatformNotSupportedException => "The database can't be used from a program that was published ahead of time: remove PublishAot from the project file. PublishReadyToRun may stay.",
        DbException { SqlState: "3F000" } => "The schema that Search Path in the connection string names is not there: create it, or mend the connection string given to AddDatabase.",
        { InnerException: { } inner } => Final(inner),
        _ => null,
    };

    public static string Describe(Exception exception) => exception switch
    {
        KeysUnreadableException => "The Data Protection keys could not be read: see that the place that PersistKeysTo… names can be reached, read and written",
        DbException { SqlState: "28000" or "28P01" } => "The database server refused the login: mend user and password in the connection string",
        DbException { SqlState: "3D000" } => "The database server has no database of this name: create it, or mend the connection string",
        DbException { SqlState: "42501" } => "The database user may not create or use the checkout's tables: grant it, or run CheckoutSchema.Script as their owner",
        DbException { SqlState: "25006" } => "The database takes no writes, and the checkout's tables are not there yet",
        { InnerException: { } inner } when !exception.IsOfDatabase() || inner is DbException => Describe(inner),
        _ when exception.IsOfDatabase() || exception is TimeoutException or IOException => "The database could not be reached",
        _ => $"The checkout could not be made ready ({exception.GetType().Name})",
    };
}
