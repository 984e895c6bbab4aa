namespace Checkout.Plugin.Tests;

// A reusable buffer for mutated bodies, slightly larger than the largest allowed callback.
internal sealed class MutableBody
{
    private const int Longest = 72 * 1024;
    private readonly byte[] _bytes = new byte[Longest];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    public Span<byte> Span => _bytes.AsSpan(0, Length);

    public MutableBody Become(ReadOnlySpan<byte> original)
    {
        Length = 0;
        return Insert(0, original);
    }

    // Omits what does not fit.
    public MutableBody Insert(int at, ReadOnlySpan<byte> piece, int times = 1)
    {
        times = piece.IsEmpty ? 0 : Math.Min(times, (Longest - Length) / piece.Length);
        var gap = piece.Length * times;
        Span[at..].CopyTo(_bytes.AsSpan(at + gap));
        Length += gap;
        for (; gap > 0; gap -= piece.Length)
        {
            piece.CopyTo(_bytes.AsSpan(at + gap - piece.Length));
        }

        return this;
    }

    public MutableBody Remove(int at, int count)
    {
        Span[(at + count)..].CopyTo(_bytes.AsSpan(at));
        Length -= count;
        return this;
    }
}
