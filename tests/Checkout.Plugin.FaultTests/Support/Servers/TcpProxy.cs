using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Checkout.Plugin.Tests;

// Stands between two parties: passes on what they say to each other, or gives them the trouble it was told to give. Trouble holds for
// connections that are open, too.
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

    // Where new connections lead.
    public int Target { get; set; }

    public Trouble Questions { get; set; } = Trouble.None;

    public Trouble Answers { get; set; } = Trouble.None;

    public int Open => _open.Count;

    public void Heals() => (Questions, Answers) = (Trouble.None, Trouble.None);

    // With RST, as when a machine dies and another one has its address.
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
        // The only way out of a listener that has been closed.
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
