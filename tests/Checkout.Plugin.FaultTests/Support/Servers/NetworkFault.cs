namespace Checkout.Plugin.Tests;

// A fault of one direction, and how often it occurred.
internal sealed class Trouble
{
    public static readonly Trouble None = new();
    private int _felt;

    public static Trouble Silence => new() { Blackhole = true };

    public int Felt => Volatile.Read(ref _felt);

    public TimeSpan Latency { get; init; }

    // Nothing passes and no connection is closed until the fault ends.
    public bool Blackhole { get; init; }

    // The maximum number of bytes per send.
    public int? Slice { get; init; }

    // Each connection is reset after this many more bytes.
    public int? CutAfter { get; init; }

    // The request passes and its answer is lost. Null: no answer is lost.
    public Func<ReadOnlyMemory<byte>, bool>? LosesAnswerTo { get; init; }

    public void IsFelt() => Interlocked.Increment(ref _felt);
}
