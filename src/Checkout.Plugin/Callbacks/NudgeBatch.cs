namespace Checkout.Plugin;

// Callbacks that come together share one statement and one commit; none of them is answered before it.
internal sealed class NudgeBatch
{
    private const int MostTogether = 512;

    // A database that does not answer about one batch may well answer about the next.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Gathering<Nudge> _nudges;
    private readonly PaymentStore _payments;
    private readonly SettingsInForce _settings;
    private readonly SharedClock _time;
    private readonly WorkThreads _threads;

    public NudgeBatch(PaymentStore payments, SettingsInForce settings, SharedClock time, WorkThreads threads) =>
        (_payments, _settings, _time, _threads, _nudges) = (payments, settings, time, threads, new(MostTogether, WriteAsync, threads));

    // Where the payment stands; null when nothing was made due or noted.
    public Task<string?> NudgeAsync(string id)
    {
        var nudge = new Nudge(id);
        _nudges.Add(nudge);
        return nudge.Answer.Task;
    }

    private async Task WriteAsync(IReadOnlyList<Nudge> batch) =>
        await AnswerAsync(batch).WaitAsync(Patience, _time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task AnswerAsync(IReadOnlyList<Nudge> batch)
    {
        try
        {
            var statuses = await _payments.NudgeAsync([.. batch.Select(nudge => nudge.Id)], _settings.Value.LongestHold, CancellationToken.None);
            foreach (var nudge in batch)
            {
                Answer(nudge, statuses);
            }
        }
        catch (Exception exception)
        {
            foreach (var nudge in batch)
            {
                Later(() => nudge.Answer.TrySetException(exception));
            }
        }
    }

    private void Answer(Nudge nudge, IReadOnlyDictionary<string, string?> statuses)
    {
        if (statuses.TryGetValue(nudge.Id, out var status))
        {
            Later(() => nudge.Answer.TrySetResult(status));
        }
        else
        {
            _ = AnswerAloneAsync(nudge);
        }
    }

    // Held by somebody: to wait for it is nobody else's business.
    private async Task AnswerAloneAsync(Nudge nudge)
    {
        try
        {
            nudge.Answer.TrySetResult(await _payments.NudgeAsync(nudge.Id, _settings.Value.LongestHold, CancellationToken.None));
        }
        catch (Exception exception)
        {
            nudge.Answer.TrySetException(exception);
        }
    }

    // Whoever was answered goes on elsewhere, and the next batch is not held up by them.
    private void Later(Action answer) => _threads.Schedule(static answer => ((Action)answer!)(), answer);

    private sealed record Nudge(string Id)
    {
        public TaskCompletionSource<string?> Answer { get; } = new();
    }
}
