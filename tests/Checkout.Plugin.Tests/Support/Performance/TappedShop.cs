using Checkout.Plugin.Benchmarks;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Checkout.Plugin.Tests.Performance;

// A shop on PostgreSQL whose every statement is read off the wire.
internal sealed class TappedShop : IAsyncDisposable
{
    private PostgreSqlTap _tap = null!;
    private NpgsqlDataSource _source = null!;

    public Shop Shop { get; private set; } = null!;

    public NpgsqlDataSource Source => _source;

    // Done while the gateway is being asked.
    public Func<Task> WhileAsked { get; set; } = () => Task.CompletedTask;

    public static async Task<TappedShop> OpenAsync(Store store = Store.PostgreSql, int connections = 24)
    {
        var tapped = new TappedShop();
        tapped.Shop = await Shop.OpenAsync(
            new() { Store = store, Configure = checkout => tapped.Stand(checkout, connections), Host = tapped.Listen });
        return tapped;
    }

    public IReadOnlyList<TappedTransaction> TakeTransactions() => _tap.TakeTransactions();

    public async ValueTask DisposeAsync()
    {
        await Shop.DisposeAsync();
        await _source.DisposeAsync();
        await _tap.DisposeAsync();
    }

    private void Listen(WebApplicationBuilder builder) =>
        builder.Services.AddGateway(() => new Asking(this) { InnerHandler = Shop.Gateway.CreateHandler() });

    private void Stand(CheckoutBuilder checkout, int connections)
    {
        var database = (TestDatabase)checkout.Services.Single(
            service => service.ServiceType == typeof(TestDatabase)).ImplementationInstance!;
        _tap = PostgreSqlTap.Open(database.ConnectionString);
        _source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(_tap.ConnectionString) { MaxPoolSize = connections, Timeout = 5 });
        checkout.AddDatabase(_source);
    }

    private sealed class Asking(TappedShop tapped) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await tapped.WhileAsked();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
