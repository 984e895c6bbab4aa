using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal sealed partial class RetentionJob(PersonalDataEraser forgetting, TimeProvider time, ILogger<RetentionJob> logger) : HourlyJob(time)
{
    public override Task RunOnceAsync(CancellationToken cancellationToken) => forgetting.EraseAsync(cancellationToken);

    protected override void Report(Exception exception) => Log.Failed(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Warning, "What has been kept for Checkout:KeepPersonalDataFor could not be forgotten; the next sweep tries again.")]
        public static partial void Failed(ILogger logger, Exception exception);
    }
}
