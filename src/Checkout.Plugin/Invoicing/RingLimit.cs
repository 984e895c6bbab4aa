using System.Security.Cryptography;
using System.Text;
using Dapper;
using LigdiCash.Client;

namespace Checkout.Plugin;

internal static class RingSql
{
    /// No row changed: the subject has had its rings.
    public const string Ring = """
        INSERT INTO checkout_ring (subject, since, rings) VALUES (@subject, @now, 1)
        ON CONFLICT (subject) DO UPDATE SET
            rings = CASE WHEN checkout_ring.since <= @earliest THEN 1 ELSE checkout_ring.rings + 1 END,
            since = CASE WHEN checkout_ring.since <= @earliest THEN @now ELSE checkout_ring.since END
        WHERE checkout_ring.since <= @earliest OR checkout_ring.rings < @most
        """;

    /// Long after they counted, so that two who ring at once do not wait for each other's rows.
    public const string Forget = "DELETE FROM checkout_ring WHERE since <= @longAgo";
}

/// Nobody can use a shop to ring a stranger's phone: prompts and codes are counted per number and per visitor, on all nodes together, before they are asked for.
internal sealed class RingLimit(CheckoutDatabase database, SettingsInForce settings, TimeProvider time)
{
    private const int MostPerNumber = 5;
    private const int MostPerVisitor = 10;
    private static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// False: too often. Then nothing was counted.
    public Task<bool> AllowsAsync(PhoneNumber phone, string visitor, CancellationToken cancellationToken) => database.WriteAsync(async transaction =>
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var earliest = now - (long)Window.TotalMilliseconds;
        async Task<bool> RingAsync(string subject, int most) =>
            await transaction.Connection!.ExecuteAsync(RingSql.Ring, new { subject = Conceal(subject), now, earliest, most }, transaction) == 1;

        await transaction.Connection!.ExecuteAsync(RingSql.Forget, new { longAgo = earliest - (long)Window.TotalMilliseconds }, transaction);
        return await RingAsync($"visitor {visitor}", MostPerVisitor) && await RingAsync($"number {phone.Digits}", MostPerNumber);
    }, cancellationToken);

    /// Numbers are few enough to be tried out, so a plain digest would hide nothing.
    private string Conceal(string subject) => Convert.ToHexStringLower(HMACSHA256.HashData(
        Encoding.UTF8.GetBytes(settings.Value.LigdiCash.ApiToken!.Reveal()), Encoding.UTF8.GetBytes(subject)));
}
