namespace LigdiCash.Checkout.Storage;

// Processes items that cost little more together than alone: items added while a batch is in progress form the next batch.
// The delegate completes its callers itself and must not throw.
internal sealed class WriteBatcher<T>(int maxBatchSize, Func<IReadOnlyList<T>, Task> process, WorkItemScheduler scheduler)
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

        scheduler.Schedule(static batcher => _ = ((WriteBatcher<T>)batcher!).ProcessAsync(), this);
    }

    private async Task ProcessAsync()
    {
        while (TakeBatch() is { Count: > 0 } batch)
        {
            await process(batch);
        }
    }

    private List<T> TakeBatch()
    {
        var batch = new List<T>();
        lock (_gate)
        {
            while (batch.Count < maxBatchSize && _waiting.TryDequeue(out var item))
            {
                batch.Add(item);
            }

            _isRunning = batch.Count > 0;
        }

        return batch;
    }
}
