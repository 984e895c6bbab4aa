namespace Checkout.Plugin;

// Watches how much of a lease is used up: what is claimed or marked belongs to the one who does so from when they began to.
internal sealed class Lease(TimeSpan length, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();

    // Whether what the lease is for may still begin. The rest of it is for the gateway's answer.
    public bool IsValid => time.GetElapsedTime(_begun) < length / 3;

    // A database that took its time has used the lease up: whoever comes when it ends finds the work due, and what began now would be done beside theirs.
    public IReadOnlyList<T> WhileValid<T>(IReadOnlyList<T> claimed) => IsValid ? claimed : [];
}
