namespace Checkout.Plugin;

// For work that costs hardly more for many than for one: whatever arrives while one lot is under way makes up the next.
// The work answers whoever brought the items, and throws nothing.
internal sealed class WriteBatcher<T>(int most, Func<IReadOnlyList<T>, Task> work, WorkItemScheduler threads)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _waiting = new();
    private bool _isRunning;

    public void Add(T item)
    {
        lock (_gate)
        {
            _waiting.Enqueue(item);
            if (_isRunning)
            {
                return;
            }

            _isRunning = true;
        }

        threads.Schedule(static gathering => _ = ((WriteBatcher<T>)gathering!).ProcessAsync(), this);
    }

    private async Task ProcessAsync()
    {
        while (TakeBatch() is { Count: > 0 } lot)
        {
            await work(lot);
        }
    }

    private List<T> TakeBatch()
    {
        var lot = new List<T>();
        lock (_gate)
        {
            while (lot.Count < most && _waiting.TryDequeue(out var item))
            {
                lot.Add(item);
            }

            _isRunning = lot.Count > 0;
        }

        return lot;
    }
}
