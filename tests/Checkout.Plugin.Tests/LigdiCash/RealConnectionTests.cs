using System.Net;
using System.Net.Sockets;
using System.Text;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// The registered client over a real socket.
public sealed class RealConnectionTests : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly LigdiCashOptions _options =
        new() { ApiKey = new("KEY-4711"), ApiToken = new("TOKEN-0815"), AllowPlainHttpGateway = true };
    private readonly ServiceProvider _provider;

    public RealConnectionTests()
    {
        _listener.Start();
        _options.BaseAddress = new($"http://{_listener.LocalEndpoint}/");
        _provider = new ServiceCollection().AddLigdiCash(_ => _options, retryConfirms: false).BuildServiceProvider();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        var served = ServeAsync(
            $"HTTP/1.1 302 Found\r\nLocation: {_options.BaseAddress}elsewhere\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        var failure = await CreateAsync();

        Assert.Equal(LigdiCashFailure.Unreadable, failure.Reason);
        Assert.StartsWith("POST /pay/v01/redirect/checkout-invoice/create HTTP/1.1\r\n", await served, StringComparison.Ordinal);
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task A_truncated_answer_is_none_and_an_invoice_may_exist()
    {
        var served = ServeAsync("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"response_code\":\"00\",\"token\":\"eyJ");

        var failure = await CreateAsync();

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.False(failure.MayRetry);
        Assert.Contains("Bearer TOKEN-0815", await served, StringComparison.Ordinal);
        Assert.False(_listener.Pending());
    }

    [Fact]
    public async Task A_connection_dropped_without_an_answer_is_not_tried_again()
    {
        var served = ServeAsync("");

        var failure = await CreateAsync();

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.False(failure.MayRetry);
        await served;
        Assert.False(_listener.Pending());
    }

    // .NET itself repeats what has no body when the connection ends without an answer.
    [Fact]
    public async Task A_dropped_code_request_or_confirm_is_not_tried_again()
    {
        var calls = new Func<LigdiCashClient, Task>[]
        {
            client => client.RequestWalletOtpAsync(PhoneNumber.Parse("22670000001"), 100),
            client => client.ConfirmInvoiceAsync(new("an-invoice-token")),
        };
        foreach (var call in calls)
        {
            var served = ServeAsync("", end: "\r\n\r\n");

            var failure = await Assert.ThrowsAsync<LigdiCashException>(() => call(_provider.GetRequiredService<LigdiCashClient>()));

            Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
            Assert.StartsWith("GET ", await served, StringComparison.Ordinal);
            Assert.False(_listener.Pending());
        }
    }

    [Fact]
    public async Task A_closed_port_means_that_nothing_was_sent()
    {
        _listener.Stop();

        var failure = await CreateAsync();

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.True(failure.MayRetry);
        Assert.Contains("ConnectionRefused", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_given_up()
    {
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = (_, token) => new(new TaskCompletionSource<Stream>().Task.WaitAsync(token)),
        });

        var failure = await Assert.ThrowsAsync<LigdiCashException>(
            () => new LigdiCashClient(http, _options).CreateInvoiceAsync(Invoices.OfTissu()));

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _provider.DisposeAsync();
    }

    private Task<LigdiCashException> CreateAsync() =>
        Assert.ThrowsAsync<LigdiCashException>(
            () => _provider.GetRequiredService<LigdiCashClient>().CreateInvoiceAsync(Invoices.OfTissu()));

    private async Task<string> ServeAsync(string answer, string end = "}}}")
    {
        using var connection = await _listener.AcceptTcpClientAsync();
        var stream = connection.GetStream();
        var request = new StringBuilder();
        var buffer = new byte[4_096];
        while (!request.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            request.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        return request.ToString();
    }
}
