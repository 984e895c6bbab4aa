using Microsoft.Extensions.Logging;

namespace Checkout.Plugin;

// Deletes the keys of presses that are forgotten. Nothing depends on it but the size of the table, so it takes little at a time, oldest first, and leaves the others their turn.
internal sealed partial class KeySweep(PaymentStore payments, TimeProvider time, ILogger<KeySweep> logger) : HourlySweep(time)
{
    public const int Batch = 200;

    public override async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await payments.ForgetKeysAsync(Batch, cancellationToken) == Batch)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    protected override void Report(Exception exception) => Log.NotSwept(logger, exception);

    private static partial class Log
    {
        [LoggerMessage(6002, LogLevel.Warning, "Forgotten keys of presses of Pay could not be deleted; the next sweep tries again.")]
        public static partial void NotSwept(ILogger logger, Exception exception);
    }
}
