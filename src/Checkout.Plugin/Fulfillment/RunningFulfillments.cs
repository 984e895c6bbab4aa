using System.Collections.Concurrent;

namespace Checkout.Plugin;

// The fulfillments whose handler this process is running, by reference.
// A lease in the database may end before its handler does: the database was away, or a clock was set.
internal sealed class RunningFulfillments
{
    private readonly ConcurrentDictionary<string, FulfillmentAttempt> _running = new(StringComparer.Ordinal);

    public bool IsRunning(string reference) => _running.ContainsKey(reference);

    // False: its handler is running already. That one goes on under the new claim, so that its lease is renewed and its result counts.
    public bool TryBegin(FulfillmentAttempt handOver)
    {
        while (!_running.TryAdd(handOver.Payment.Reference, handOver))
        {
            if (_running.TryGetValue(handOver.Payment.Reference, out var running))
            {
                running.Claimed = handOver.Claimed;
                return false;
            }
        }

        return true;
    }

    public void End(FulfillmentAttempt handOver) => _running.TryRemove(new(handOver.Payment.Reference, handOver));
}
