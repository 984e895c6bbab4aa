using System.Diagnostics;
using System.Net.Sockets;

namespace Checkout.Plugin.Benchmarks;

// A start of a host, in milliseconds and megabytes.
internal sealed record HostStart(double FirstPage, double AtRest, double FirstCheckout, double SecondCheckout, double AfterUse)
{
    private static readonly byte[] Home = HttpText.Get("/");
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    public static async Task<HostStart> MeasureAsync(ServerProcess launched, bool sells)
    {
        await using var server = launched;
        using var connection = await FirstConnectionAsync(server);
        (await connection.SendAsync(Home, CancellationToken.None)).Expect(200);
        var firstPage = Stopwatch.GetElapsedTime(server.Started).TotalMilliseconds;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var atRest = server.ResidentMegabytes;
        var (first, second) = (await UseAsync(connection, sells), await UseAsync(connection, sells));
        await server.AllocatedBytesAsync();
        return new(firstPage, atRest, first, second, server.ResidentMegabytes);
    }

    // From the cart to the forwarding page, with an instant gateway. The empty host serves as many pages.
    private static async Task<double> UseAsync(HttpConnection connection, bool sells)
    {
        var started = Stopwatch.GetTimestamp();
        if (sells)
        {
            await Shopper.PaysAsync(
                connection, await Shopper.OpensPageAsync(connection, [null], 0, CancellationToken.None), CancellationToken.None);
        }
        else
        {
            (await connection.SendAsync(Home, CancellationToken.None)).Expect(200);
            (await connection.SendAsync(Home, CancellationToken.None)).Expect(200);
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<HttpConnection> FirstConnectionAsync(ServerProcess server)
    {
        while (true)
        {
            try
            {
                return await HttpConnection.OpenAsync(server.Address);
            }
            catch (SocketException) when (Stopwatch.GetElapsedTime(server.Started) < StartTimeout)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
            }
        }
    }
}
