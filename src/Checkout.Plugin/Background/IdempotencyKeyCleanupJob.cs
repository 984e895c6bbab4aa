namespace LigdiCash.Checkout.Background;

// Expired keys only cost space. Small batches keep other writes from waiting.
internal sealed partial class IdempotencyKeyCleanupJob(PaymentStore payments, TimeProvider time, ILogger<IdempotencyKeyCleanupJob> logger)
    : HourlyJob(time, exception => Log.Failed(logger, exception))
{
    public const int Batch = 200;

    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await payments.DeleteExpiredKeysAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Warning, "Expired idempotency keys could not be deleted. The next run retries.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
