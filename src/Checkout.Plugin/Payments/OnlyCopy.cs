namespace Checkout.Plugin;

// For what the gateway answered to a create: it can't be asked for again, so a database that is away for a moment must not cost us the token.
internal static class EssentialWrite
{
    private const int Attempts = 5;
    private const int BackgroundAttempts = 120;
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan BackgroundRetryDelay = TimeSpan.FromSeconds(5);

    // Where money may be under way it goes on for ten minutes after it has told its caller that it could not.
    public static async Task<T> PersistWithRetryAsync<T>(Func<Task<T>> store, bool isMoneyUnderWay, Action<Exception> tell, TimeProvider time)
    {
        try
        {
            return await RetryAsync(store, Attempts, RetryDelay, tell, time);
        }
        catch (Exception exception) when (isMoneyUnderWay && exception.IsOfDatabase())
        {
            _ = RetryInBackgroundAsync(store, tell, time);
            throw;
        }
    }

    private static async Task RetryInBackgroundAsync<T>(Func<Task<T>> store, Action<Exception> tell, TimeProvider time)
    {
        try
        {
            await RetryAsync(store, BackgroundAttempts, BackgroundRetryDelay, tell, time);
        }
        catch (Exception exception)
        {
            tell(exception);
        }
    }

    private static async Task<T> RetryAsync<T>(Func<Task<T>> store, int tries, TimeSpan between, Action<Exception> tell, TimeProvider time)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await store();
            }
            catch (Exception exception) when (attempt < tries && exception.IsOfDatabase())
            {
                tell(exception);
                await Task.Delay(between, time, CancellationToken.None);
            }
        }
    }
}
