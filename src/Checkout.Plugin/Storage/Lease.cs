namespace LigdiCash.Checkout.Storage;

// The lease starts when the claim statement is sent, not when it returns.
internal sealed class Lease(TimeSpan length, TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    // The last two thirds are reserved for the gateway's answer.
    public bool IsValid => time.GetElapsedTime(_start) < length / 3;

    // After a slow claim another node may soon claim the same work. Work that starts late would run twice.
    public IReadOnlyList<T> WhileValid<T>(IReadOnlyList<T> claimed) => IsValid ? claimed : [];
}
