using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Soon after the start, and once an hour. Where it fails nothing is lost but time.
internal sealed partial class ForgettingSweep(Forgetting forgetting, TimeProvider time, ILogger<ForgettingSweep> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    // Many a process does not live for an hour.
    private static readonly TimeSpan BeforeTheFirst = TimeSpan.FromMinutes(1);

    // The host takes a task that was canceled for one that failed, where the start is refused.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await RepeatAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        for (var pause = BeforeTheFirst; ; pause = BetweenSweeps)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await forgetting.ForgetAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Log.NotForgotten(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(8002, LogLevel.Warning, "What has been kept for Checkout:KeepPersonalDataFor could not be forgotten; the next sweep tries again.")]
        public static partial void NotForgotten(ILogger logger, Exception exception);
    }
}
