namespace Checkout.Plugin;

/// Watches how long claiming takes: what is claimed belongs to the one who claims it from when they began to.
internal sealed class LeaseWatch(TimeSpan length, TimeProvider time)
{
    private readonly long _begun = time.GetTimestamp();

    /// A database that took its time has used the lease up: whoever comes when it ends finds the work due, and what began now would be done beside theirs.
    public IReadOnlyList<T> Kept<T>(IReadOnlyList<T> claimed) => time.GetElapsedTime(_begun) < length / 3 ? claimed : [];
}
