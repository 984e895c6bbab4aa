using Microsoft.Extensions.Hosting;

namespace Checkout.Plugin;

// Soon after the start, and once an hour. Where it fails nothing is lost but time.
internal abstract class HourlyJob(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Many processes do not live for an hour.
    private static readonly TimeSpan StartDelay = TimeSpan.FromMinutes(1);

    public abstract Task RunOnceAsync(CancellationToken cancellationToken);

    protected abstract void Report(Exception exception);

    // The host takes a task that was canceled for one that failed, where the start is refused.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await RepeatAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        for (var pause = StartDelay; ; pause = Period)
        {
            await Task.Delay(pause, time, stoppingToken);
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Report(exception);
            }
        }
    }
}
