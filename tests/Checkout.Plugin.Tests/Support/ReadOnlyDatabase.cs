using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Checkout.Plugin.Tests;

// The test's database, which a test can make read-only.
internal sealed class ReadOnlyDatabase : DbDataSource
{
    private DbDataSource _writable = null!;
    private DbDataSource _readOnly = null!;

    public bool IsReadOnly { get; set; }

    public override string ConnectionString => _writable.ConnectionString;

    public void Stand(CheckoutBuilder checkout)
    {
        var registration = checkout.Services.Single(service => service.ServiceType == typeof(TestDatabase));
        var database = (TestDatabase)registration.ImplementationInstance!;
        (_writable, _readOnly) = (database.Source, database.Source is NpgsqlDataSource
            ? NpgsqlDataSource.Create(
                new NpgsqlConnectionStringBuilder(database.ConnectionString) { Options = "-c default_transaction_read_only=on" })
            : SqliteFactory.Instance.CreateDataSource($"{database.ConnectionString};Mode=ReadOnly"));
        checkout.AddDatabase(this);
    }

    protected override DbConnection CreateDbConnection() => (IsReadOnly ? _readOnly : _writable).CreateConnection();

    protected override void Dispose(bool disposing)
    {
        _readOnly.Dispose();
        base.Dispose(disposing);
    }
}
