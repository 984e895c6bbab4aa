namespace Checkout.Plugin;

// A recorded callback says that an earlier invoice of the purchase may be paid: the gateway is asked about it before another invoice is created.
internal sealed class PriorPaymentChecker(PaymentStore payments, PaymentChecker confirmer, CurrentOptions settings, DatabaseClock time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    // The payment that keeps the purchase from another invoice: it is paid or in review, or the gateway does not say how it stands. Null: none does.
    public async Task<CheckoutPayment?> CheckAsync(string reference, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + MaxWait;
        foreach (var payment in await payments.FindUncheckedAsync(reference, settings.Value.Reconciliation.MinimumGap, cancellationToken))
        {
            var known = await CheckAsync(payment, until, cancellationToken);
            if (known.IsSettled || (known.MayBeConfirmed && !IsAnswered(known, ChecksNeeded(payment))))
            {
                return known;
            }
        }

        return null;
    }

    // One check that begins from now on sees whatever the callback announced.
    private static long ChecksNeeded(CheckoutPayment payment) => payment.Row.Checks + (payment.Row.ChecksPending > 1 ? 1 : 0);

    private async Task<CheckoutPayment> CheckAsync(CheckoutPayment payment, DateTimeOffset until, CancellationToken cancellationToken)
    {
        for (var needed = ChecksNeeded(payment); payment.MayBeConfirmed && !IsAnswered(payment, needed) && time.GetUtcNow() < until;)
        {
            var isDue = payment.Row.DueAt <= time.GetUtcNow().ToUnixTimeMilliseconds();
            if (isDue && await payments.ClaimCheckAsync(payment.Id, settings.Value.GatewayLease, cancellationToken) is { } claimed)
            {
                // A check that is broken off would count as one that was made.
                await confirmer.CheckStatusAsync(claimed, CancellationToken.None);
            }
            else
            {
                await Task.Delay(PollInterval, time, cancellationToken);
            }

            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // A lease lies further ahead than the least distance of two checks.
    private bool IsAnswered(CheckoutPayment payment, long needed) => payment.Row.Checks >= needed && payment.Row.UnansweredChecks == 0
        && payment.Row.NotBefore <= (time.GetUtcNow() + settings.Value.Reconciliation.MinimumGap).ToUnixTimeMilliseconds();
}
