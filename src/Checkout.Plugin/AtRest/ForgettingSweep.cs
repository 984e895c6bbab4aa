using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

internal sealed partial class ForgettingSweep(Forgetting forgetting, TimeProvider time, ILogger<ForgettingSweep> logger) : HourlySweep(time)
{
    public override Task SweepAsync(CancellationToken cancellationToken) => forgetting.ForgetAsync(cancellationToken);

    protected override void Report(Exception exception) => Log.NotForgotten(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Warning, "What has been kept for Checkout:KeepPersonalDataFor could not be forgotten; the next sweep tries again.")]
        public static partial void NotForgotten(ILogger logger, Exception exception);
    }
}
