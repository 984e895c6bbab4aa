using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.LigdiCash;

// Calls to an https gateway through a proxy that asks for a password.
public sealed class TunnelTests : IAsyncDisposable
{
    private const string Challenge =
        "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
        + "Content-Length: 0\r\nConnection: close\r\n\r\n";

    private readonly TcpListener _proxy = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _certificate = Certificate();
    private readonly LigdiCashOptions _options = new() { ApiKey = new("KEY-4711"), ApiToken = new("TOKEN-0815") };
    private readonly ServiceProvider _provider;

    public TunnelTests()
    {
        _proxy.Start();
        _options.BaseAddress = new("https://gateway.example/");
        _options.Proxy = new($"http://shop:p%40ss%3Aword@{_proxy.LocalEndpoint}");
        _provider = new ServiceCollection().AddLigdiCash(_ => _options, retryConfirms: false)
            .ConfigureLigdiCashHandler(handler => handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                certificate?.GetCertHashString() == _certificate.Thumbprint)
            .BuildServiceProvider();
    }

    [Fact]
    public async Task The_proxy_gets_its_password_and_neither_keys_nor_tokens()
    {
        var confirm = _provider.GetRequiredService<LigdiCashClient>().ConfirmInvoiceAsync(new("TOK"));
        var first = await AnswerAsync(Challenge);
        var (second, sent) = await TunnelAsync(Sample.Text("confirm.pending"));
        var answer = await confirm;

        Assert.StartsWith("CONNECT gateway.example:443 ", first, StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", first, StringComparison.Ordinal);
        Assert.Contains(
            $"Proxy-Authorization: Basic {Convert.ToBase64String("shop:p@ss:word"u8)}\r\n", second, StringComparison.Ordinal);
        Assert.DoesNotContain("0815", second, StringComparison.Ordinal);
        Assert.Contains("Bearer TOKEN-0815", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Proxy-", sent, StringComparison.Ordinal);
        Assert.Equal(InvoiceStatus.Pending, answer.Status);
    }

    [Fact]
    public async Task A_refused_tunnel_means_that_nothing_was_sent()
    {
        var create = Assert.ThrowsAsync<LigdiCashException>(
            () => _provider.GetRequiredService<LigdiCashClient>().CreateInvoiceAsync(Invoices.OfTissu()));
        await AnswerAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        var failure = await create;

        Assert.Equal(LigdiCashFailure.Unreachable, failure.Reason);
        Assert.True(failure.MayRetry);
        Assert.DoesNotContain("word", failure.ToString(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        _proxy.Dispose();
        await _provider.DisposeAsync();
        _certificate.Dispose();
    }

    private async Task<string> AnswerAsync(string answer)
    {
        using var connection = await _proxy.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var request = await ReadAsync(connection.GetStream());
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), TestContext.Current.CancellationToken);
        return request;
    }

    private async Task<(string Connect, string Sent)> TunnelAsync(string answer)
    {
        using var connection = await _proxy.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var stream = connection.GetStream();
        var connect = await ReadAsync(stream);
        await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        await using var gateway = new SslStream(stream);
        await gateway.AuthenticateAsServerAsync(_certificate);
        var sent = await ReadAsync(gateway);
        var body = Encoding.UTF8.GetBytes(answer);
        await gateway.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n"));
        await gateway.WriteAsync(body);
        return (connect, sent);
    }

    private static async Task<string> ReadAsync(Stream stream)
    {
        var request = new StringBuilder();
        var buffer = new byte[4_096];
        while (!request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            request.Append(Encoding.ASCII.GetString(buffer, 0, await stream.ReadAsync(buffer)));
        }

        return request.ToString();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=gateway.example", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var now = TimeProvider.System.GetUtcNow();
        using var created = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(created.Export(X509ContentType.Pfx), null);
    }
}
