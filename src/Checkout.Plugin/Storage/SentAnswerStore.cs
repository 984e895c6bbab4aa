namespace LigdiCash.Checkout.Storage;

// Stores the gateway's answer to a create, which is sent once: even if the database fails for a while, or if another process has given
// up on the answer meanwhile.
internal sealed class SentAnswerStore<T>(CheckStore<T> store, DatabaseClock time)
    where T : ICheckable
{
    private const int MaxSaveAttempts = 5;

    // applyLate changes the row of a process that gave up; null: the late answer changes nothing. Returns the stored item.
    public Task<T> StoreAsync(
        T answered, JournalEntry change, bool isMoneyUnderWay, Func<T, JournalEntry?> applyLate, Action<T, JournalEntry> report,
        Action<Exception> logFailure) =>
        EssentialWrite.PersistWithRetryAsync(() => TryStoreAsync(answered, change, applyLate, report), isMoneyUnderWay, logFailure, time);

    private async Task<T> TryStoreAsync(T answered, JournalEntry change, Func<T, JournalEntry?> applyLate, Action<T, JournalEntry> report)
    {
        if (await store.SaveAsync(answered, change, CancellationToken.None))
        {
            report(answered, change);
            return answered;
        }

        for (var attempt = 0; attempt < MaxSaveAttempts; attempt++)
        {
            var stored = (await store.FindAsync(answered.Row.Id, CancellationToken.None))!;
            if (stored.Row.Token is not null || applyLate(stored) is not { } late)
            {
                return stored;
            }

            if (await store.SaveAsync(stored, late, CancellationToken.None))
            {
                report(stored, late);
                return stored;
            }
        }

        throw new InvalidOperationException(
            $"The gateway's answer for {answered.Row.Id} could not be stored: concurrent changes won {MaxSaveAttempts} times.");
    }
}
