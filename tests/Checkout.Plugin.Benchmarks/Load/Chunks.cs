using System.Buffers.Text;

namespace Checkout.Plugin.Benchmarks;

// A body with chunked transfer encoding.
internal static class Chunks
{
    public static bool AreComplete(ReadOnlySpan<byte> body)
    {
        while (TryRead(ref body, out var chunk))
        {
            if (chunk.IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    public static byte[] Joined(ReadOnlySpan<byte> body)
    {
        var joined = new List<byte>(body.Length);
        while (TryRead(ref body, out var chunk) && !chunk.IsEmpty)
        {
            joined.AddRange(chunk);
        }

        return [.. joined];
    }

    private static bool TryRead(ref ReadOnlySpan<byte> body, out ReadOnlySpan<byte> chunk)
    {
        chunk = default;
        if (!Utf8Parser.TryParse(body, out int size, out var digits, 'x') || body.Length < digits + 2 + size + 2)
        {
            return false;
        }

        chunk = body.Slice(digits + 2, size);
        body = body[(digits + 2 + size + 2)..];
        return true;
    }
}
