using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Deletes the keys of presses that are forgotten. Nothing depends on it but the size of the table, so it takes little at a time, oldest first, and leaves the others their turn.
internal sealed partial class KeySweep(PaymentStore payments, TimeProvider time, ILogger<KeySweep> logger) : BackgroundService
{
    public const int Batch = 200;
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(1);

    // Many a process does not live for an hour.
    private static readonly TimeSpan BeforeTheFirst = TimeSpan.FromMinutes(1);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await payments.ForgetKeysAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

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
                Log.NotSwept(logger, exception);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Warning, "Forgotten keys of presses of Pay could not be deleted; the next sweep tries again.")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
