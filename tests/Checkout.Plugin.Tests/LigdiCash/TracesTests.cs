using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// The framework's own traces quote addresses, and one of the gateway's holds the payer's number.
public sealed class TracesTests : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ServiceProvider _provider;

    public TracesTests()
    {
        _listener.Start();
        var options = new LigdiCashOptions
        {
            ApiKey = new("KEY-4711"),
            ApiToken = new("TOKEN-0815"),
            AllowPlainHttpGateway = true,
            BaseAddress = new($"http://{_listener.LocalEndpoint}/"),
        };
        _provider = new ServiceCollection().AddLigdiCash(_ => options).BuildServiceProvider();
    }

    [Fact]
    public async Task A_call_leaves_no_trace_with_an_address_and_sends_no_trace_header()
    {
        var addresses = new ConcurrentQueue<string?>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => addresses.Enqueue(activity.GetTagItem("url.full") as string),
        };
        ActivitySource.AddActivityListener(listener);
        var served = ServeAsync("{\"error\":false}");

        var otp = await _provider.GetRequiredService<LigdiCashClient>().RequestWalletOtpAsync(Payins.Awa, 12_500);

        Assert.True(otp.Sent);
        Assert.DoesNotContain(addresses, address => address?.Contains($"{_listener.LocalEndpoint}", StringComparison.Ordinal) != false);
        Assert.DoesNotContain("traceparent", await served, StringComparison.OrdinalIgnoreCase);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _provider.DisposeAsync();
    }

    private async Task<string> ServeAsync(string body)
    {
        using var connection = await _listener.AcceptTcpClientAsync();
        var buffer = new byte[4_096];
        var request = Encoding.UTF8.GetString(buffer, 0, await connection.GetStream().ReadAsync(buffer));
        await connection.GetStream()
            .WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"));
        return request;
    }
}
