namespace Checkout.Plugin.Tests;

// A fault of one direction, and how often it occurred.
internal sealed class NetworkFault
{
    public static readonly NetworkFault None = new();
    private int _count;

    public static NetworkFault Silence => new() { Blackhole = true };

    public int Count => Volatile.Read(ref _count);

    public TimeSpan Latency { get; init; }

    // Nothing passes and no connection is closed until the fault ends.
    public bool Blackhole { get; init; }

    // The maximum number of bytes per send.
    public int? Slice { get; init; }

    // Each connection is reset after this many more bytes.
    public int? CutAfter { get; init; }

    // The request passes and its answer is lost. Null: no answer is lost.
    public Func<ReadOnlyMemory<byte>, bool>? LosesAnswerTo { get; init; }

    public void Record() => Interlocked.Increment(ref _count);
}
