using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Checkout.Plugin.Tests;

// The database is away for a moment just before a fulfillment calls its handler.
internal sealed class DatabaseThatLeaves(DbDataSource database) : DbDataSource
{
    private int _fulfillmentsLeft = -1;
    private bool _isAway;

    public override string ConnectionString => database.ConnectionString;

    public static void Under(CheckoutBuilder checkout)
    {
        var inner = (TestDatabase)checkout.Services.Single(service => service.ServiceType == typeof(TestDatabase)).ImplementationInstance!;
        var leaving = new DatabaseThatLeaves(inner.Source);
        checkout.AddDatabase(leaving).AddFulfillmentHandler<Handler>().Services.AddSingleton(leaving);
    }

    public void LeavesAfter(int fulfillments) => _fulfillmentsLeft = fulfillments;

    protected override DbConnection CreateDbConnection()
    {
        if (!_isAway)
        {
            return database.CreateConnection();
        }

        _isAway = false;
        throw new SqliteException("the disk is away", 10);
    }

    private sealed class Handler : ITransactionalFulfillmentHandler
    {
        private readonly ScriptedFulfillment _script;

        public Handler(ShopScript script, DatabaseThatLeaves database) =>
            (_script, database._isAway) = (new(script), database._fulfillmentsLeft-- == 0);

        public Task<FulfillmentResult> FulfillAsync(
            CheckoutPayment payment, DbTransaction transaction, CancellationToken cancellationToken) =>
            _script.FulfillAsync(payment, transaction, cancellationToken);
    }
}
