using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Checkout.Plugin.Tests;

// The test's PostgreSQL database with other session defaults.
internal sealed class OtherDefaults(Action<NpgsqlConnectionStringBuilder> choose) : IDisposable
{
    private NpgsqlDataSource? _source;

    // In the form of the server's command line, such as -c synchronous_commit=off.
    public static OtherDefaults OfServer(string options) => new(settings => settings.Options = options);

    public void Stand(CheckoutBuilder checkout)
    {
        var registration = checkout.Services.Single(service => service.ServiceType == typeof(TestDatabase));
        var database = (TestDatabase)registration.ImplementationInstance!;
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        choose(settings);
        _source = NpgsqlDataSource.Create(settings);
        checkout.AddDatabase(_source);
    }

    public void Dispose() => _source?.Dispose();
}
