namespace LigdiCash.Checkout.Background;

// Each job runs soon after startup and then hourly. A failed run is repeated by the next one.
internal sealed partial class HourlyJobs(PersonalDataEraser eraser, PaymentStore payments, TimeProvider time, ILogger<HourlyJobs> logger)
    : BackgroundService
{
    public const int KeyBatch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Many processes live for less than an hour.
    private static readonly TimeSpan StartDelay = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        Task[] jobs =
        [
            RepeatAsync(eraser.EraseAsync, LogRetentionFailed, stoppingToken),
            RepeatAsync(DeleteExpiredKeysAsync, LogKeysNotDeleted, stoppingToken),
        ];
        // When startup fails, the host reports a canceled task as a failure.
        await Task.WhenAll(jobs).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RepeatAsync(Func<CancellationToken, Task> job, Action<Exception> report, CancellationToken stoppingToken)
    {
        for (var delay = StartDelay; ; delay = Period)
        {
            await Task.Delay(delay, time, stoppingToken);
            try
            {
                await job(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                report(exception);
            }
        }
    }

    // Expired keys only cost space. Small batches keep other writes from waiting.
    private async Task DeleteExpiredKeysAsync(CancellationToken cancellationToken)
    {
        while (await payments.DeleteExpiredKeysAsync(KeyBatch, cancellationToken) == KeyBatch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    [LoggerMessage(8002, LogLevel.Warning, "Retention (Checkout:KeepPersonalDataFor) failed. The next run retries.")]
    private partial void LogRetentionFailed(Exception exception);
    [LoggerMessage(6002, LogLevel.Warning, "Expired idempotency keys could not be deleted. The next run retries.")]
    private partial void LogKeysNotDeleted(Exception exception);
}
