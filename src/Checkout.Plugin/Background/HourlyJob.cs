namespace LigdiCash.Checkout.Background;

// Runs soon after startup and then hourly. A failed run is repeated by the next one.
internal abstract class HourlyJob(TimeProvider time, Action<Exception> report) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromHours(1);

    // Many processes live for less than an hour.
    private static readonly TimeSpan StartDelay = TimeSpan.FromMinutes(1);

    public abstract Task RunOnceAsync(CancellationToken cancellationToken);

    // When startup fails, the host reports a canceled task as a failure.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) =>
        await RepeatAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private async Task RepeatAsync(CancellationToken stoppingToken)
    {
        for (var delay = StartDelay; ; delay = Period)
        {
            await Task.Delay(delay, time, stoppingToken);
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                report(exception);
            }
        }
    }
}
