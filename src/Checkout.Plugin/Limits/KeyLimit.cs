using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

// Bounds the keys that join an open payment: each is a row. The browser that began it has a share that strangers cannot use up.
internal sealed class KeyRateLimiter(Pseudonymizer digests, DatabaseClock time, CheckoutMetrics metrics)
{
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);
    private const long KeysPerHourPerPayment = 50;
    private const long KeysPerHourPerBrowser = 100;
    private const long KeysPerHourPerNetwork = 1_000;

    // In the transaction that stores the key. False: there were too many within the hour.
    public async Task<bool> AllowsAsync(CheckoutPayment payment, RateLimitSubject visitor, DbTransaction transaction)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var window = (long)Window.TotalMilliseconds;
        await transaction.Connection!.ExecuteAsync(PromptLimitSql.DeleteExpired, new { longAgo = now - (2 * window) }, transaction);
        foreach (var (subject, limit, most) in Subjects(payment, visitor))
        {
            var values = new { subject = digests.Pseudonymize(subject), now, earliest = now - window, most };
            if (await transaction.Connection!.ExecuteAsync(PromptLimitSql.Count, values, transaction) == 0)
            {
                metrics.Refused(limit);
                return false;
            }
        }

        return true;
    }

    // Always in this order, so that two transactions do not wait for each other.
    private static IEnumerable<(string Subject, string Limit, long Most)> Subjects(CheckoutPayment payment, RateLimitSubject visitor)
    {
        yield return ($"key browser {visitor.Browser}", nameof(KeysPerHourPerBrowser), KeysPerHourPerBrowser);
        if (visitor.Network is { } network)
        {
            yield return ($"key network {network:X}", nameof(KeysPerHourPerNetwork), KeysPerHourPerNetwork);
        }

        var share = payment.WasBegunBy(CheckoutPayment.Digest(visitor.Name)) ? $" browser {visitor.Name}" : "";
        yield return ($"key payment {payment.Id}{share}", nameof(KeysPerHourPerPayment), KeysPerHourPerPayment);
    }
}
