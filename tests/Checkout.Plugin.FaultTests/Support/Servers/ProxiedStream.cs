using System.Net.Sockets;

namespace Checkout.Plugin.Tests;

// One direction of a connection.
internal sealed class ProxiedStream(
    Socket from, Socket to, Func<NetworkFault> fault, Action<ReadOnlyMemory<byte>> overhear, CancellationToken end)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(10);
    private NetworkFault _known = NetworkFault.None;
    private int _passed;

    public async Task CarryAsync()
    {
        var buffer = new byte[16 * 1024];
        while (await from.ReceiveAsync(buffer, end) is > 0 and var read)
        {
            overhear(buffer.AsMemory(0, read));
            await PassAsync(buffer.AsMemory(0, read));
        }

        to.Shutdown(SocketShutdown.Send);
    }

    private async Task PassAsync(ReadOnlyMemory<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..await AllowedAsync(bytes.Length)];
            await to.SendAsync(piece, end);
            _passed += piece.Length;
            bytes = bytes[piece.Length..];
        }
    }

    private async Task<int> AllowedAsync(int wanted)
    {
        if (Known() is var felt && (felt.Blackhole || felt.Latency > TimeSpan.Zero || felt.Slice < wanted))
        {
            felt.Record();
        }

        while (Known().Blackhole)
        {
            await Task.Delay(PollInterval, TimeProvider.System, end);
        }

        if (_known.Latency > TimeSpan.Zero)
        {
            await Task.Delay(_known.Latency, TimeProvider.System, end);
        }

        var left = _known.CutAfter - _passed ?? int.MaxValue;
        if (left <= 0)
        {
            _known.Record();
            throw new IOException("The wire is cut.");
        }

        return Math.Min(wanted, Math.Min(left, _known.Slice ?? int.MaxValue));
    }

    // A new fault counts bytes from its start.
    private NetworkFault Known()
    {
        if (fault() is var now && !ReferenceEquals(now, _known))
        {
            (_known, _passed) = (now, 0);
        }

        return _known;
    }
}
