using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Plugin.Tests;

// Echoes and records what it receives.
internal sealed class EchoServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly StringBuilder _heard = new();

    public EchoServer()
    {
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _ = ListenAsync();
    }

    public int Port { get; }

    public string Heard
    {
        get
        {
            lock (_heard)
            {
                return _heard.ToString();
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                _ = EchoAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        // The listener was closed.
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task EchoAsync(TcpClient client)
    {
        using (client)
        {
            var buffer = new byte[4096];
            while (await client.GetStream().ReadAsync(buffer) is > 0 and var read)
            {
                Keep(buffer.AsSpan(0, read));
                await client.GetStream().WriteAsync(buffer.AsMemory(0, read));
            }
        }
    }

    private void Keep(ReadOnlySpan<byte> bytes)
    {
        lock (_heard)
        {
            _heard.Append(Encoding.ASCII.GetString(bytes));
        }
    }
}
