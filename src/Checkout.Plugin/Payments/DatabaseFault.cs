using System.Data.Common;

namespace Checkout.Plugin;

internal static class DatabaseFault
{
    // However it is wrapped: Dapper does that to whatever breaks off while a row is read, Entity Framework, in the shop's own code, to everything.
    public static bool IsOfDatabase(this Exception exception) => exception is DbException || (exception.InnerException?.IsOfDatabase() ?? false);

    // SQLSTATE serialization_failure or deadlock_detected: the transaction is rolled back, and may be run again.
    public static bool IsSerializationFailure(this Exception exception) =>
        exception is DbException { SqlState: "40001" or "40P01" } || (exception.InnerException?.IsSerializationFailure() ?? false);
}
