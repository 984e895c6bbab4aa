using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Deletes the keys of presses that are forgotten. Nothing depends on it but the size of the table, so it takes little at a time, oldest first, and leaves the others their turn.
internal sealed partial class IdempotencyKeyCleanupJob(PaymentStore payments, TimeProvider time, ILogger<IdempotencyKeyCleanupJob> logger) : HourlyJob(time)
{
    public const int Batch = 200;

    public override async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        while (await payments.DeleteExpiredKeysAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    protected override void Report(Exception exception) => Log.Failed(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Warning, "Forgotten keys of presses of Pay could not be deleted; the next sweep tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
