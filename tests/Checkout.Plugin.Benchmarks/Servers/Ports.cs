using System.Net;
using System.Net.Sockets;

namespace Checkout.Plugin.Benchmarks;

internal static class Ports
{
    public static int Free()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static Uri FreeAddress() => new($"http://127.0.0.1:{Free()}/");
}
