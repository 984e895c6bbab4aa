namespace LigdiCash.Checkout.Background;

internal sealed partial class RetentionJob(PersonalDataEraser eraser, TimeProvider time, ILogger<RetentionJob> logger)
    : HourlyJob(time, exception => LogFailed(logger, exception))
{
    public override Task RunOnceAsync(CancellationToken cancellationToken) => eraser.EraseAsync(cancellationToken);

    [LoggerMessage(8002, LogLevel.Warning, "Retention (Checkout:KeepPersonalDataFor) failed. The next run retries.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
