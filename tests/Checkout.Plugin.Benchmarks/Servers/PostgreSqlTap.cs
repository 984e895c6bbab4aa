using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Checkout.Plugin.Benchmarks;

// A proxy that records every statement between a client and PostgreSQL.
internal sealed class PostgreSqlTap : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly Lock _gate = new();
    private readonly List<TappedTransaction> _transactions = [];
    private readonly Task _accepting;

    private PostgreSqlTap(string connectionString)
    {
        _server = new(connectionString);
        _listener.Start();
        ConnectionString = new NpgsqlConnectionStringBuilder(connectionString)
        {
            Host = "127.0.0.1",
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
            GssEncryptionMode = GssEncryptionMode.Disable,
        }.ConnectionString;
        _accepting = AcceptAsync();
    }

    public string ConnectionString { get; }

    // Returns and removes the transactions that have ended, in that order.
    public IReadOnlyList<TappedTransaction> TakeTransactions()
    {
        lock (_gate)
        {
            TappedTransaction[] taken = [.. _transactions];
            _transactions.Clear();
            return taken;
        }
    }

    public static PostgreSqlTap Open(string connectionString) => new(connectionString);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _accepting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (true)
        {
            var client = await _listener.AcceptTcpClientAsync(_closing.Token);
            _ = RelayAsync(client);
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        await far.ConnectAsync(_server.Host!, _server.Port, _closing.Token);
        var listener = new TappedConnection(Keep);
        var (there, back) = (PumpAsync(near, far, listener.Said), PumpAsync(far, near, listener.Answered));
        await Task.WhenAny(there, back);
    }

    // Records before it passes on, so that an answered statement is always recorded.
    private async Task PumpAsync(TcpClient from, TcpClient to, Action<ReadOnlySpan<byte>> tell)
    {
        var buffer = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(buffer, _closing.Token) is > 0 and var read)
        {
            tell(buffer.AsSpan(0, read));
            await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _closing.Token);
        }
    }

    private void Keep(TappedTransaction transaction)
    {
        lock (_gate)
        {
            _transactions.Add(transaction);
        }
    }
}
