using System.Data.Common;
using Dapper;

namespace Checkout.Plugin;

internal static class RingSql
{
    // No row changed: the subject has had its rings.
    public const string Ring = """
        INSERT INTO checkout_ring (subject, since, rings) VALUES (@subject, @now, 1)
        ON CONFLICT (subject) DO UPDATE SET
            rings = CASE WHEN checkout_ring.since <= @earliest THEN 1 ELSE checkout_ring.rings + 1 END,
            since = CASE WHEN checkout_ring.since <= @earliest THEN @now ELSE checkout_ring.since END
        WHERE checkout_ring.since <= @earliest OR checkout_ring.rings < @most
        """;

    public const string Forgive = "UPDATE checkout_ring SET rings = rings - 1 WHERE subject = @subject AND rings > 0";

    // Long after they counted, so that two who ring at once do not wait for each other's rows.
    public const string Forget = "DELETE FROM checkout_ring WHERE since <= @longAgo";
}

// Nobody can use a shop to ring a stranger's phone, or to try out codes: both are counted per number, per browser and per network, on all nodes together, before the gateway is asked.
internal sealed class RingLimit(CheckoutDatabase database, DigestKey digests, SettingsInForce settings, SharedClock time, Limits limits)
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    // In the caller's transaction, so that only what really leaves is counted. False: too often.
    public async Task<bool> AllowsAsync(WayToPay way, Visitor visitor, DbTransaction transaction)
    {
        await transaction.Connection!.ExecuteAsync(RingSql.Forget, new { longAgo = Now - (2 * (long)Window.TotalMilliseconds) }, transaction);
        foreach (var (subject, limit, most) in Subjects(way, visitor))
        {
            if (!await CountAsync(subject, most, transaction))
            {
                limits.Refuse(limit, most);
                return false;
            }
        }

        return true;
    }

    // For a code that is sent, once for each form however often it is posted.
    public async Task<Ring> RingsAsync(PayRequest request, CancellationToken cancellationToken)
    {
        var result = Ring.Allowed;
        await database.WriteAsync(async transaction =>
        {
            result = await CountAsync(Form(request), 1, transaction) ? Ring.Allowed : Ring.Repeated;
            if (result == Ring.Allowed && !await AllowsAsync(request.Way, request.Visitor, transaction))
            {
                result = Ring.TooOften;
            }

            return result == Ring.Allowed;
        }, cancellationToken);
        return result;
    }

    // Nothing left for the phone after all.
    public Task<bool> ForgivesAsync(PayRequest request) => database.WriteAsync(async transaction =>
    {
        foreach (var subject in Subjects(request.Way, request.Visitor).Select(one => one.Subject).Append(Form(request)))
        {
            await transaction.Connection!.ExecuteAsync(RingSql.Forgive, new { subject }, transaction);
        }

        return true;
    }, CancellationToken.None);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    // Always in this order, so that two who ring at once can't wait for each other.
    private IEnumerable<(string Subject, string Limit, long Most)> Subjects(WayToPay way, Visitor visitor)
    {
        var most = settings.Value.Limits;
        // A code that is tried rings nobody, but must not be guessed either.
        var deed = way is { Method: PaymentMethods.Wallet, Otp: not null } ? "try" : "ring";
        yield return (digests.Pseudonymize($"{deed} browser {visitor.Browser}"), nameof(most.RingsPerHourAndBrowser), most.RingsPerHourAndBrowser);
        if (visitor.Network is { } network)
        {
            yield return (digests.Pseudonymize($"{deed} network {network:X}"), nameof(most.RingsPerHourAndNetwork), most.RingsPerHourAndNetwork);
        }

        yield return (digests.Pseudonymize($"{deed} number {way.Phone!.Digits}"), nameof(most.RingsPerHourAndNumber), most.RingsPerHourAndNumber);
    }

    private string Form(PayRequest request) => digests.Pseudonymize($"form {request.CheckoutKey}");

    private async Task<bool> CountAsync(string subject, long most, DbTransaction transaction) =>
        await transaction.Connection!.ExecuteAsync(RingSql.Ring, new { subject, now = Now, earliest = Now - (long)Window.TotalMilliseconds, most }, transaction) == 1;
}

internal enum Ring
{
    Allowed,
    Repeated,
    TooOften,
}
