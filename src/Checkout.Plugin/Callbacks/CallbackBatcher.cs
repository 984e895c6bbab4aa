namespace LigdiCash.Checkout.Callbacks;

// Concurrent callbacks share one statement and one commit, and are answered after it.
internal sealed class CallbackBatcher
{
    private const int MaxBatchSize = 512;

    // The next batch does not wait longer, because the database may answer that one.
    private static readonly TimeSpan BatchTimeout = TimeSpan.FromSeconds(1);

    private readonly WriteBatcher<PendingCallback> _batcher;
    private readonly PaymentStore _payments;
    private readonly CurrentOptions _settings;
    private readonly DatabaseClock _time;
    private readonly WorkItemScheduler _threads;

    public CallbackBatcher(PaymentStore payments, CurrentOptions settings, DatabaseClock time, WorkItemScheduler threads) =>
        (_payments, _settings, _time, _threads, _batcher) = (payments, settings, time, threads, new(MaxBatchSize, WriteAsync, threads));

    // Returns the payment's status. Null: there is no such payment, and nothing was recorded.
    public Task<string?> ScheduleCheckNowAsync(string id)
    {
        var callback = new PendingCallback(id);
        _batcher.Add(callback);
        return callback.Answer.Task;
    }

    private async Task WriteAsync(IReadOnlyList<PendingCallback> batch) =>
        await AnswerAsync(batch).WaitAsync(BatchTimeout, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task AnswerAsync(IReadOnlyList<PendingCallback> batch)
    {
        try
        {
            var statuses = await _payments.ScheduleCheckNowAsync(
                [.. batch.Select(callback => callback.Id)], _settings.Value.MaxLease, CancellationToken.None);
            foreach (var callback in batch)
            {
                if (statuses.TryGetValue(callback.Id, out var status))
                {
                    RunLater(() => callback.Answer.TrySetResult(status));
                }
                else
                {
                    _ = AnswerAloneAsync(callback);
                }
            }
        }
        catch (Exception exception)
        {
            foreach (var callback in batch)
            {
                RunLater(() => callback.Answer.TrySetException(exception));
            }
        }
    }

    // Another transaction has locked the row. The other callbacks do not wait for it.
    private async Task AnswerAloneAsync(PendingCallback callback)
    {
        try
        {
            var status = await _payments.ScheduleCheckNowAsync(callback.Id, _settings.Value.MaxLease, CancellationToken.None);
            callback.Answer.TrySetResult(status);
        }
        catch (Exception exception)
        {
            callback.Answer.TrySetException(exception);
        }
    }

    // Continuations run as separate work items, so that they do not delay the next batch.
    private void RunLater(Action answer) => _threads.Schedule(static answer => ((Action)answer!)(), answer);

    private sealed record PendingCallback(string Id)
    {
        public TaskCompletionSource<string?> Answer { get; } = new();
    }
}
