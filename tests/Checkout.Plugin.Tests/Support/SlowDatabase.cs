using System.Data.Common;

namespace Checkout.Plugin.Tests;

// A database whose connections open after a delay by the test's clock.
internal sealed class SlowDatabase(DbDataSource database, Func<ManualTimeProvider> clock) : DbDataSource
{
    public TimeSpan Takes { get; set; }

    public override string ConnectionString => database.ConnectionString;

    protected override DbConnection CreateDbConnection()
    {
        if (Takes > TimeSpan.Zero)
        {
            clock().Advance(Takes);
        }

        return database.CreateConnection();
    }
}
