namespace Checkout.Plugin;

// Callbacks that come together share one statement and one commit; none of them is answered before it.
internal sealed class CallbackBatcher
{
    private const int MaxBatchSize = 512;

    // A database that does not answer about one batch may well answer about the next.
    private static readonly TimeSpan BatchTimeout = TimeSpan.FromSeconds(1);

    private readonly WriteBatcher<PendingCallback> _batcher;
    private readonly PaymentStore _payments;
    private readonly CurrentOptions _settings;
    private readonly DatabaseClock _time;
    private readonly WorkItemScheduler _threads;

    public CallbackBatcher(PaymentStore payments, CurrentOptions settings, DatabaseClock time, WorkItemScheduler threads) =>
        (_payments, _settings, _time, _threads, _batcher) = (payments, settings, time, threads, new(MaxBatchSize, WriteAsync, threads));

    // Where the payment stands; null when nothing was made due or noted.
    public Task<string?> ScheduleCheckAsync(string id)
    {
        var nudge = new PendingCallback(id);
        _batcher.Add(nudge);
        return nudge.Answer.Task;
    }

    private async Task WriteAsync(IReadOnlyList<PendingCallback> batch) =>
        await AnswerAsync(batch).WaitAsync(BatchTimeout, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task AnswerAsync(IReadOnlyList<PendingCallback> batch)
    {
        try
        {
            var statuses = await _payments.ScheduleCheckNowAsync([.. batch.Select(nudge => nudge.Id)], _settings.Value.MaxLease, CancellationToken.None);
            foreach (var nudge in batch)
            {
                Answer(nudge, statuses);
            }
        }
        catch (Exception exception)
        {
            foreach (var nudge in batch)
            {
                RunLater(() => nudge.Answer.TrySetException(exception));
            }
        }
    }

    private void Answer(PendingCallback nudge, IReadOnlyDictionary<string, string?> statuses)
    {
        if (statuses.TryGetValue(nudge.Id, out var status))
        {
            RunLater(() => nudge.Answer.TrySetResult(status));
        }
        else
        {
            _ = AnswerAloneAsync(nudge);
        }
    }

    // Held by somebody: to wait for it is nobody else's business.
    private async Task AnswerAloneAsync(PendingCallback nudge)
    {
        try
        {
            nudge.Answer.TrySetResult(await _payments.ScheduleCheckNowAsync(nudge.Id, _settings.Value.MaxLease, CancellationToken.None));
        }
        catch (Exception exception)
        {
            nudge.Answer.TrySetException(exception);
        }
    }

    // Whoever was answered goes on elsewhere, and the next batch is not held up by them.
    private void RunLater(Action answer) => _threads.Schedule(static answer => ((Action)answer!)(), answer);

    private sealed record PendingCallback(string Id)
    {
        public TaskCompletionSource<string?> Answer { get; } = new();
    }
}
