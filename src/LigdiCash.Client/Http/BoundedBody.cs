using System.Buffers;

namespace LigdiCash.Client.Http;

internal static class BoundedBody
{
    public const int MaxSize = 256 * 1024;

    public static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxSize)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(MaxSize + 1);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var memory = buffer.AsMemory(0, MaxSize + 1);
            var length = await stream.ReadAtLeastAsync(memory, MaxSize + 1, throwOnEndOfStream: false, cancellationToken);
            return length > MaxSize ? null : buffer[..length];
        }
        finally
        {
            // The buffer held the payer's name and number.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
