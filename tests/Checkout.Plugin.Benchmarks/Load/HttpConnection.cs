using System.Buffers.Text;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Plugin.Benchmarks;

// One kept connection, one request at a time. It costs the shared cores a few microseconds a request, where a whole client would cost more
// than what is measured.
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    public static async Task<HttpConnection> OpenAsync(Uri server)
    {
        var connection = new HttpConnection();
        await connection._socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, server.Port));
        return connection;
    }

    // The answer is valid until the next request.
    public async ValueTask<HttpAnswer> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, SocketFlags.None, cancellationToken);
        _filled = 0;
        int head;
        while ((head = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReceiveAsync(cancellationToken);
        }

        var bodyAt = head + 4;
        var chunked = LengthIn(_buffer.AsSpan(0, head)) is not { } length;
        var end = bodyAt + LengthIn(_buffer.AsSpan(0, head)).GetValueOrDefault();
        while (chunked ? !Chunks.AreComplete(_buffer.AsSpan(bodyAt, _filled - bodyAt)) : _filled < end)
        {
            await ReceiveAsync(cancellationToken);
        }

        return new(_buffer.AsMemory(0, head), _buffer.AsMemory(bodyAt, _filled - bodyAt), chunked);
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_filled == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(_filled), SocketFlags.None, cancellationToken);
        _filled += received > 0 ? received : throw new IOException("The server closed the connection.");
    }

    // Null: the body comes in chunks.
    private static int? LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        return at >= 0 && Utf8Parser.TryParse(head[(at + 16)..], out int length, out _) ? length
            : head.IndexOf("Transfer-Encoding: chunked"u8) >= 0 ? null : 0;
    }
}

internal readonly record struct HttpAnswer(ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> RawBody, bool IsChunked)
{
    public int Status => int.Parse(Head.Span[9..12], NumberStyles.None, CultureInfo.InvariantCulture);

    public string Body => Encoding.UTF8.GetString(IsChunked ? Chunks.Joined(RawBody.Span) : RawBody.Span);

    // Null: the answer has no such header.
    public string? Header(string name) => Headers(name).FirstOrDefault();

    public IEnumerable<string> Headers(string name) => Encoding.ASCII.GetString(Head.Span).Split("\r\n")
        .Where(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 2)..]);

    public HttpAnswer Expect(int status) => Status == status ? this : throw new InvalidOperationException(
        $"The answer was {Status} instead of {status}:\n{Encoding.ASCII.GetString(Head.Span)}\n\n{Body}");
}
