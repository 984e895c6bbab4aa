namespace LigdiCash.Checkout.Storage;

// The gateway returns the token of a create once. A short outage of the database must not lose it.
internal static class EssentialWrite
{
    private const int Attempts = 5;
    private const int BackgroundAttempts = 120;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackgroundRetryDelay = TimeSpan.FromSeconds(5);

    // If money may be under way, the write is retried in the background for ten minutes after the caller got the exception.
    public static async Task<T> PersistWithRetryAsync<T>(Func<Task<T>> save, bool isMoneyUnderWay, Action<Exception> log, TimeProvider time)
    {
        try
        {
            return await RetryAsync(save, Attempts, RetryDelay, log, time);
        }
        catch (Exception exception) when (isMoneyUnderWay && exception.IsOfDatabase())
        {
            _ = RetryInBackgroundAsync(save, log, time);
            throw;
        }
    }

    private static async Task RetryInBackgroundAsync<T>(Func<Task<T>> save, Action<Exception> log, TimeProvider time)
    {
        try
        {
            await RetryAsync(save, BackgroundAttempts, BackgroundRetryDelay, log, time);
        }
        catch (Exception exception)
        {
            log(exception);
        }
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> save, int attempts, TimeSpan delay, Action<Exception> log, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await save();
            }
            catch (Exception exception) when (attempt < attempts && exception.IsOfDatabase())
            {
                log(exception);
                await Task.Delay(delay, time, CancellationToken.None);
            }
        }
    }
}
