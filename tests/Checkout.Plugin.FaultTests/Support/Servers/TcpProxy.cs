using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Checkout.Plugin.Tests;

// A proxy that injects faults into the bytes of each direction, also on open connections.
internal sealed class TcpProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedConnection, bool> _open = new();

    public TcpProxy(int target)
    {
        Target = target;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    // The port to which new connections lead.
    public int Target { get; set; }

    public NetworkFault Questions { get; set; } = NetworkFault.None;

    public NetworkFault Answers { get; set; } = NetworkFault.None;

    public int Open => _open.Count;

    public void Heal() => (Questions, Answers) = (NetworkFault.None, NetworkFault.None);

    // Resets all connections, as a failover to another machine does.
    public void ResetsAll()
    {
        foreach (var connection in _open.Keys)
        {
            connection.Reset();
        }
    }

    public void Dispose()
    {
        _listener.Dispose();
        ResetsAll();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = CarryAsync(await _listener.AcceptSocketAsync());
            }
        }
        // The listener was closed.
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task CarryAsync(Socket caller)
    {
        using var connection = new ProxiedConnection(caller, this);
        _open[connection] = true;
        await connection.CarryAsync(Target);
        _open.TryRemove(connection, out _);
    }
}
