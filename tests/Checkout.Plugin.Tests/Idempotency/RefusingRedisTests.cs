using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Checkout.Plugin.Tests.Idempotency;

// A Redis that answers, but with a refusal: full, or a replica that may not be written to.
public sealed class RefusingRedisTests
{
    public static TheoryData<string> Refusals => ["--maxmemory 1 --maxmemory-policy noeviction", $"--replicaof {TestServers.Redis.Replace(':', ' ')}"];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task It_counts_as_one_that_cannot_tell(string arguments)
    {
        var port = FreePort();
        using var server = Process.Start(new ProcessStartInfo("redis-server", string.Create(CultureInfo.InvariantCulture, $"--port {port} --bind 127.0.0.1 --save \"\" {arguments}")) { UseShellExecute = false, RedirectStandardOutput = true })!;
        try
        {
            await ListensAsync(port);
            using var claims = Store(port);
            using var releases = Store(port);

            Assert.True(await claims.TryClaimAsync("key", "a", TimeSpan.FromSeconds(2)));
            Assert.True(await claims.TryClaimAsync("key", "b", TimeSpan.FromSeconds(2)));
            await releases.ReleaseAsync("key", "a");
        }
        finally
        {
            server.Kill();
        }
    }

    private static RedisIdempotencyStore Store(int port) => new(
        RedisAddress.Read(string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}")).WithBudget(TimeSpan.FromSeconds(20)), TimeProvider.System, NullLogger<RedisIdempotencyStore>.Instance);

    private static async Task ListensAsync(int port) => await Eventually.TrueAsync(async () =>
    {
        using var client = new TcpClient();
        var fault = await Record.ExceptionAsync(() => client.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken).AsTask());
        return fault is null;
    });

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
