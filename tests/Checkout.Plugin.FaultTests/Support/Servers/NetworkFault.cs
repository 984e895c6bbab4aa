namespace Checkout.Plugin.Tests;

// What a wire does to the bytes of one direction, and how often somebody felt it.
internal sealed class Trouble
{
    public static readonly Trouble None = new();
    private int _felt;

    public static Trouble Silence => new() { Blackhole = true };

    public int Felt => Volatile.Read(ref _felt);

    public TimeSpan Latency { get; init; }

    // Nothing passes and nothing is closed, until the trouble is over.
    public bool Blackhole { get; init; }

    // At most so many bytes at once.
    public int? Slice { get; init; }

    // So many more bytes pass on each connection, then it is reset.
    public int? CutAfter { get; init; }

    // The party behind the wire hears what these bytes are part of; its answer meets a reset. Null: every answer comes.
    public Func<ReadOnlyMemory<byte>, bool>? LosesAnswerTo { get; init; }

    public void IsFelt() => Interlocked.Increment(ref _felt);
}
