namespace LigdiCash.Checkout.Background;

// Expired keys only cost space. Small batches keep other writes from waiting.
internal sealed partial class IdempotencyKeyCleanupJob(PaymentStore payments, TimeProvider time, ILogger<IdempotencyKeyCleanupJob> logger)
    : HourlyJob(time, exception => LogFailed(logger, exception))
{
    public const int Batch = 200;

    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await payments.DeleteExpiredKeysAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(6002, LogLevel.Warning, "Expired idempotency keys could not be deleted. The next run retries.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
