namespace LigdiCash.Checkout.Storage;

// Stores the gateway's answer to a create, which is sent once: even if the database fails for a while, or if another process has given
// up on the answer meanwhile. The gateway returns the token of a create once, so a short outage of the database must not lose it.
internal sealed class SentAnswerStore<T>(CheckStore<T> store, DatabaseClock time)
    where T : ICheckable
{
    private const int MaxLateSaves = 5;
    private const int ForegroundAttempts = 5;
    private const int BackgroundAttempts = 120;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackgroundRetryDelay = TimeSpan.FromSeconds(5);

    // applyLate changes the row of a process that gave up; null: the late answer changes nothing. Returns the stored item.
    // If money may be under way, the write is retried in the background for ten minutes after the caller got the exception.
    public async Task<T> StoreAsync(
        T answered, JournalEntry change, bool isMoneyUnderWay, Func<T, JournalEntry?> applyLate, Action<T, JournalEntry> report,
        Action<Exception> logFailure)
    {
        Task<T> SaveAsync() => TryStoreAsync(answered, change, applyLate, report);
        try
        {
            return await PersistWithRetryAsync(SaveAsync, ForegroundAttempts, RetryDelay, logFailure);
        }
        catch (Exception exception) when (isMoneyUnderWay && exception.IsOfDatabase())
        {
            _ = PersistInBackgroundAsync(SaveAsync, logFailure);
            throw;
        }
    }

    private async Task PersistInBackgroundAsync(Func<Task<T>> save, Action<Exception> logFailure)
    {
        try
        {
            await PersistWithRetryAsync(save, BackgroundAttempts, BackgroundRetryDelay, logFailure);
        }
        catch (Exception exception)
        {
            logFailure(exception);
        }
    }

    private async Task<T> PersistWithRetryAsync(Func<Task<T>> save, int attempts, TimeSpan delay, Action<Exception> logFailure)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (Exception exception) when (attempt < attempts && exception.IsOfDatabase())
            {
                logFailure(exception);
                await Task.Delay(delay, time, CancellationToken.None);
            }
        }
    }

    private async Task<T> TryStoreAsync(T answered, JournalEntry change, Func<T, JournalEntry?> applyLate, Action<T, JournalEntry> report)
    {
        var (item, entry) = (answered, change);
        for (var attempt = 0; attempt <= MaxLateSaves; attempt++)
        {
            if (await store.SaveAsync(item, entry, CancellationToken.None))
            {
                report(item, entry);
                return item;
            }

            item = (await store.FindAsync(answered.Row.Id, CancellationToken.None))!;
            if (item.Row.Token is not null || applyLate(item) is not { } late)
            {
                return item;
            }

            entry = late;
        }

        throw new InvalidOperationException(
            $"The gateway's answer for {answered.Row.Id} could not be stored: concurrent changes won {MaxLateSaves + 1} times.");
    }
}
