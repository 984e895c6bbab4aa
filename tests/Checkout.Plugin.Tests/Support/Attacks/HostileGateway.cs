using System.Net;
using System.Net.Sockets;
using LigdiCash.Client;
using LigdiCash.Client.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A gateway that answers what the test wants, and a forbidden address that counts calls. Both listen on real sockets, because a handler of
// the test in between could hide a call.
internal sealed class HostileGateway : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly TcpListener _forbidden = new(IPAddress.Loopback, 0);
    private int _calls;

    private HostileGateway(WebApplication app) => _app = app;

    public Func<HttpContext, Task> Answers { get; set; } = _ => Task.CompletedTask;

    public Uri Forbidden => new($"http://{_forbidden.LocalEndpoint}/");

    public int CallsOfForbidden => _calls;

    public static async Task<HostileGateway> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var gateway = new HostileGateway(builder.Build());
        gateway._app.Run(context => gateway.Answers(context));
        gateway._forbidden.Start();
        _ = gateway.HangsUpOnCallersAsync();
        await gateway._app.StartAsync(TestContext.Current.CancellationToken);
        return gateway;
    }

    public Task<Shop> OpensShopAsync() => Shop.OpenAsync(new()
    {
        Values = { ["Checkout:LigdiCash:BaseAddress"] = _app.Urls.Single() },
        Host = builder => builder.Services.AddGatewayOverNetwork(),
    });

    public void Says(object body) => Answers = context => context.Response.WriteAsJsonAsync(body);

    public void Redirects() => Answers = context =>
    {
        context.Response.Redirect(new Uri(Forbidden, "elsewhere").AbsoluteUri);
        return Task.CompletedTask;
    };

    public async ValueTask DisposeAsync()
    {
        _forbidden.Dispose();
        await _app.DisposeAsync();
    }

    // Closes the connection at once, because the manual clock would not end the caller's timeout.
    private async Task HangsUpOnCallersAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _forbidden.AcceptTcpClientAsync();
                Interlocked.Increment(ref _calls);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }
}
