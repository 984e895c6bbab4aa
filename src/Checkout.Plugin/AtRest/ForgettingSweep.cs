using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

/// Once an hour. Where it fails nothing is lost but time.
internal sealed partial class ForgettingSweep(Forgetting forgetting, TimeProvider time, ILogger<ForgettingSweep> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenSweeps, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
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
