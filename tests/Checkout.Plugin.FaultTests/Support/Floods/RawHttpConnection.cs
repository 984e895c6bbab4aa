using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Checkout.Plugin.Tests;

// A connection that sends raw requests one after the other. It reconnects after the shop has closed it.
internal sealed class RawHttpConnection(Uri shop) : IDisposable
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private TcpClient? _client;

    // Returns the status, or 0 if the shop closed the connection before it answered.
    public async Task<int> PostAsync(string path, string? contentType, ReadOnlyMemory<byte> body)
    {
        var type = contentType is null ? "" : $"Content-Type: {contentType}\r\n";
        var head = $"POST {path} HTTP/1.1\r\nHost: {shop.Authority}\r\n{type}Content-Length: {body.Length}\r\n\r\n";
        try
        {
            var stream = await OpenAsync();
            var length = Encoding.ASCII.GetBytes(head, _buffer);
            if (length + body.Length <= _buffer.Length)
            {
                body.CopyTo(_buffer.AsMemory(length));
                await stream.WriteAsync(_buffer.AsMemory(0, length + body.Length));
            }
            else
            {
                await stream.WriteAsync(_buffer.AsMemory(0, length));
                await stream.WriteAsync(body);
            }

            return await AnswerAsync(stream);
        }
        catch (Exception broken) when (broken is IOException or SocketException)
        {
            Dispose();
            return 0;
        }
    }

    public void Dispose()
    {
        _client?.Dispose();
        _client = null;
    }

    private async Task<NetworkStream> OpenAsync()
    {
        if (_client is null)
        {
            _client = new() { NoDelay = true };
            await _client.ConnectAsync(IPAddress.Loopback, shop.Port);
        }

        return _client.GetStream();
    }

    private async Task<int> AnswerAsync(NetworkStream stream)
    {
        for (var read = 0; read < _buffer.Length;)
        {
            var more = await stream.ReadAsync(_buffer.AsMemory(read));
            read += more > 0 ? more : throw new IOException("The shop hung up.");
            if (_buffer.AsSpan(0, read).IndexOf("\r\n\r\n"u8) is >= 0 and var end
                && read >= end + 4 + LengthIn(Encoding.ASCII.GetString(_buffer, 0, end)))
            {
                var status = int.Parse(Encoding.ASCII.GetString(_buffer, "HTTP/1.1 ".Length, 3), CultureInfo.InvariantCulture);
                if (status == 413)
                {
                    // The rest of the refused body would precede the next request.
                    Dispose();
                }

                return status;
            }
        }

        throw new IOException("The shop answers at too great a length.");
    }

    private static int LengthIn(string head)
    {
        const string Name = "Content-Length: ";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(head.AsSpan(at + Name.Length).ToString().Split('\r')[0], CultureInfo.InvariantCulture);
    }
}
