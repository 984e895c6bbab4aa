namespace Checkout.Plugin;

// For work that costs hardly more for many than for one: whatever arrives while one lot is under way makes up the next.
// The work answers whoever brought the items, and throws nothing.
internal sealed class Gathering<T>(int most, Func<IReadOnlyList<T>, Task> work, WorkThreads threads)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private bool _isUnderWay;

    public void Add(T item)
    {
        lock (_gate)
        {
            _waiting.Enqueue(item);
            if (_isUnderWay)
            {
                return;
            }

            _isUnderWay = true;
        }

        threads.Schedule(static gathering => _ = ((Gathering<T>)gathering!).WorkOffAsync(), this);
    }

    private async Task WorkOffAsync()
    {
        while (Next() is { Count: > 0 } lot)
        {
            await work(lot);
        }
    }

    private List<T> Next()
    {
        var lot = new List<T>();
        lock (_gate)
        {
            while (lot.Count < most && _waiting.TryDequeue(out var item))
            {
                lot.Add(item);
            }

            _isUnderWay = lot.Count > 0;
        }

        return lot;
    }
}
