using Microsoft.Extensions.Hosting;

namespace Checkout.Plugin;

// Soon after the start, and once an hour. Where it fails nothing is lost but time.
internal abstract class HourlySweep(TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    // Many processes do not live for an hour.
    private static readonly TimeSpan BeforeTheFirst = TimeSpan.FromMinutes(1);

    public abstract Task SweepAsync(CancellationToken cancellationToken);

    protected abstract void Report(Exception exception);

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
                await SweepAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                Report(exception);
            }
        }
    }
}
