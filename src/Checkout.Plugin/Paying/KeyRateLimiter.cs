namespace LigdiCash.Checkout.Paying;

// Limits the idempotency keys that join an open payment, because each key is a row.
// The browser that started the payment has its own share, which other browsers cannot use up.
internal sealed class KeyRateLimiter(HourlyLimiter hourly, CheckoutMetrics metrics)
{
    private const long KeysPerHourPerPayment = 50;
    private const long KeysPerHourPerBrowser = 100;
    private const long KeysPerHourPerNetwork = 1_000;

    public Task<bool> AllowsAsync(CheckoutPayment payment, RateLimitSubject subject, DbTransaction transaction) =>
        hourly.AllowsAsync(Counters(payment, subject), exceeded => metrics.Refused(exceeded.Limit), transaction);

    private static IEnumerable<Counter> Counters(CheckoutPayment payment, RateLimitSubject subject)
    {
        yield return new($"key browser {subject.AntiforgeryCookie}", nameof(KeysPerHourPerBrowser), KeysPerHourPerBrowser);
        if (subject.Network is { } network)
        {
            yield return new($"key network {network:X}", nameof(KeysPerHourPerNetwork), KeysPerHourPerNetwork);
        }

        var share = payment.WasBegunBy(Digest.Of(subject.BrowserId)) ? $" browser {subject.BrowserId}" : "";
        yield return new($"key payment {payment.Id}{share}", nameof(KeysPerHourPerPayment), KeysPerHourPerPayment);
    }
}
