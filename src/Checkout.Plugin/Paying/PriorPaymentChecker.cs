namespace LigdiCash.Checkout.Paying;

// A stored callback indicates that an earlier invoice may be paid. Its status is checked before another invoice is created.
internal sealed class PriorPaymentChecker(
    PaymentStore payments, DueCheckQueue<CheckoutPayment> queue, StatusChecker<CheckoutPayment> checker, CurrentOptions settings,
    DatabaseClock time)
{
    private static readonly TimeSpan MaxWait = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    // Returns the payment that blocks another invoice: it is paid or in review, or its status is not known.
    public async Task<CheckoutPayment?> CheckAsync(string reference, CancellationToken cancellationToken)
    {
        var deadline = time.GetUtcNow() + MaxWait;
        foreach (var payment in await payments.FindUncheckedAsync(reference, settings.Value.Reconciliation.MinimumGap, cancellationToken))
        {
            // A callback sets ChecksPending to 2. One check that starts after it is enough.
            var needed = payment.Row.Checks + (payment.Row.ChecksPending > 1 ? 1 : 0);
            var current = await CheckAsync(payment, needed, deadline, cancellationToken);
            if (current.BlocksNewAttempt || (current.MayBeConfirmed && !IsAnswered(current, needed)))
            {
                return current;
            }
        }

        return null;
    }

    private async Task<CheckoutPayment> CheckAsync(
        CheckoutPayment payment, long needed, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        while (payment.MayBeConfirmed && !IsAnswered(payment, needed) && time.GetUtcNow() < deadline)
        {
            var isDue = payment.Row.DueAt <= time.GetUtcNow().ToUnixTimeMilliseconds();
            if (isDue && await queue.ClaimAsync(payment.Id, settings.Value.GatewayLease, cancellationToken) is { } claimed)
            {
                // A canceled check would count as completed.
                await checker.CheckStatusAsync(claimed, CancellationToken.None);
            }
            else
            {
                await Task.Delay(PollInterval, time, cancellationToken);
            }

            payment = (await payments.FindAsync(payment.Id, cancellationToken))!;
        }

        return payment;
    }

    // While a lease runs, NotBefore is later than the minimum gap.
    private bool IsAnswered(CheckoutPayment payment, long needed) => payment.Row.Checks >= needed && payment.Row.UnansweredChecks == 0
        && payment.Row.NotBefore <= (time.GetUtcNow() + settings.Value.Reconciliation.MinimumGap).ToUnixTimeMilliseconds();
}
