namespace LigdiCash.Checkout.Fulfillment;

// The fulfillments that this process is running, by reference.
// A lease may end before its handler returns: the database was unreachable, or a clock was set.
internal sealed class RunningFulfillments
{
    private readonly ConcurrentDictionary<string, FulfillmentAttempt> _running = new(StringComparer.Ordinal);

    public bool IsRunning(string reference) => _running.ContainsKey(reference);

    // False: the handler is already running. It continues under the new claim, so that its lease is renewed and its result counts.
    public bool TryBegin(FulfillmentAttempt attempt)
    {
        var running = _running.GetOrAdd(attempt.Claimed.Reference, attempt);
        if (running == attempt)
        {
            return true;
        }

        running.Claimed = attempt.Claimed;
        return false;
    }

    public void End(FulfillmentAttempt attempt) => _running.TryRemove(new(attempt.Claimed.Reference, attempt));
}
