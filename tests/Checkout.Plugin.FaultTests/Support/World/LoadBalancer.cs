using System.Net;
using System.Net.Sockets;

namespace Checkout.Plugin.Tests;

// A round-robin load balancer. It closes a connection when its node does.
internal sealed class LoadBalancer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly IReadOnlyList<Uri> _nodes;
    private int _turn;

    public LoadBalancer(IReadOnlyList<Uri> nodes)
    {
        _nodes = nodes;
        _listener.Start(512);
        Address = new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _ = TakeAllAsync();
    }

    public Uri Address { get; }

    public void Dispose()
    {
        _closed.Cancel();
        _listener.Dispose();
        _closed.Dispose();
    }

    private async Task TakeAllAsync()
    {
        try
        {
            while (true)
            {
                _ = LeadAsync(await _listener.AcceptTcpClientAsync(_closed.Token));
            }
        }
        // The load balancer was closed.
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task LeadAsync(TcpClient visitor)
    {
        using var closing = visitor;
        try
        {
            using var node = await NextNodeAsync();
            if (node is not null)
            {
                var there = visitor.GetStream().CopyToAsync(node.GetStream(), _closed.Token);
                var back = node.GetStream().CopyToAsync(visitor.GetStream(), _closed.Token);
                await Task.WhenAny(there, back);
            }
        }
        // One side has disconnected.
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
        }
    }

    private async Task<TcpClient?> NextNodeAsync()
    {
        for (var tries = 0; tries < _nodes.Count; tries++)
        {
            var node = new TcpClient { NoDelay = true };
            try
            {
                await node.ConnectAsync(
                    IPAddress.Loopback, _nodes[(Interlocked.Increment(ref _turn) & int.MaxValue) % _nodes.Count].Port, _closed.Token);
                return node;
            }
            catch (SocketException)
            {
                node.Dispose();
            }
        }

        return null;
    }
}
