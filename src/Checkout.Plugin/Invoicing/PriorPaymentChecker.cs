namespace Checkout.Plugin;

// A recorded callback says that an earlier invoice of the purchase may be paid: the gateway is asked about it before another invoice is created.
internal sealed class PriorPaymentChecker(PaymentStore payments, PaymentConfirmer confirmer, SettingsInForce settings, SharedClock time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // The payment that keeps the purchase from another invoice: it is paid or in review, or the gateway does not say how it stands. Null: none does.
    public async Task<Payment?> CheckAsync(string reference, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + MaxWait;
        foreach (var payment in await payments.FindUncheckedAsync(reference, settings.Value.Reconciliation.MinimumGap, cancellationToken))
        {
            var known = await CheckAsync(payment, until, cancellationToken);
            if (known.IsSettled || (known.IsWatched && !IsAnswered(known, ChecksNeeded(payment))))
            {
                return known;
            }
        }

        return null;
    }

    // One check that begins from now on sees whatever the callback announced.
    private static long ChecksNeeded(Payment payment) => payment.Row.Looks + (payment.Row.LooksLeft > 1 ? 1 : 0);

    private async Task<Payment> CheckAsync(Payment payment, DateTimeOffset until, CancellationToken cancellationToken)
    {
        for (var needed = ChecksNeeded(payment); payment.IsWatched && !IsAnswered(payment, needed) && time.GetUtcNow() < until;)
        {
            var isDue = payment.Row.DueAt <= time.GetUtcNow().ToUnixTimeMilliseconds();
            if (isDue && await payments.ClaimLookAsync(payment.Id, settings.Value.GatewayLease, cancellationToken) is { } claimed)
            {
                // A check that is broken off would count as one that was made.
                await confirmer.LookAsync(claimed, CancellationToken.None);
            }
            else
            {
                await Task.Delay(Pause, time, cancellationToken);
            }

            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // A lease lies further ahead than the least distance of two checks.
    private bool IsAnswered(Payment payment, long needed) => payment.Row.Looks >= needed && payment.Row.Misses == 0
        && payment.Row.NotBefore <= (time.GetUtcNow() + settings.Value.Reconciliation.MinimumGap).ToUnixTimeMilliseconds();
}
