namespace LigdiCash.Checkout.Storage;

internal static class DatabaseFault
{
    // Dapper and Entity Framework wrap the provider's exceptions.
    public static bool IsOfDatabase(this Exception exception) =>
        exception is DbException || (exception.InnerException?.IsOfDatabase() ?? false);

    // SQLSTATE serialization_failure or deadlock_detected: the transaction was rolled back and can be retried.
    public static bool IsSerializationFailure(this Exception exception) =>
        exception is DbException { SqlState: "40001" or "40P01" } || (exception.InnerException?.IsSerializationFailure() ?? false);
}

// The database must not be used. At the start this error stops the shop; later it is handled like an unreachable database.
internal sealed class UnusableDatabaseException(string fault) : DbException(fault);

internal sealed class NotWrittenException(string message, Exception? cause = null) : DbException(message, cause);
