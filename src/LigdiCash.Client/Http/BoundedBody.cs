using System.Buffers;

namespace LigdiCash.Client;

internal static class BoundedBody
{
    public const int Longest = 256 * 1024;

    // Null when there is more.
    public static async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > Longest)
        {
            return null;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Longest + 1);
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellationToken);
            var length = await stream.ReadAtLeastAsync(buffer.AsMemory(0, Longest + 1), Longest + 1, throwOnEndOfStream: false, cancellationToken);
            return length > Longest ? null : buffer[..length];
        }
        finally
        {
            // The payer's name and number were in it.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
