namespace LigdiCash.Checkout.Background;

internal sealed partial class RetentionJob(PersonalDataEraser eraser, TimeProvider time, ILogger<RetentionJob> logger)
    : HourlyJob(time, exception => Log.Failed(logger, exception))
{
    public override Task RunOnceAsync(CancellationToken cancellationToken) => eraser.EraseAsync(cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Warning, "Retention (Checkout:KeepPersonalDataFor) failed. The next run retries.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
