using System.Diagnostics;
using Dapper;

namespace Checkout.Plugin.Tests;

// The shop's books against the gateway's, after all trouble is over.
internal sealed class Books(TwinShop shop)
{
    private const long LeastGap = 3_000;

    // A clock that is read a moment sooner or later.
    private const long Tolerance = 100;

    private static readonly (string Fault, string Sql)[] Rules =
    [
        ("paid, but not entitled to goods",
            "SELECT id FROM checkout_payment p WHERE paid_at IS NOT NULL AND duplicate_at IS NULL AND NOT EXISTS (SELECT 1 FROM checkout_fulfillment f WHERE f.payment_id = p.id)"),
        ("entitled to goods, but not paid",
            "SELECT f.payment_id FROM checkout_fulfillment f WHERE NOT EXISTS (SELECT 1 FROM checkout_payment p WHERE p.id = f.payment_id AND p.status = 'Paid')"),
        ("became paid more than once",
            "SELECT payment_id FROM checkout_event WHERE to_status = 'Paid' AND from_status <> 'Paid' GROUP BY payment_id HAVING COUNT(*) > 1"),
        ("has not one line in the journal for each version",
            "SELECT id FROM checkout_payment p WHERE version <> (SELECT COUNT(*) FROM checkout_event e WHERE e.payment_id = p.id)"),
        ("has two invoices with a token", "SELECT reference FROM checkout_payment WHERE token IS NOT NULL GROUP BY reference HAVING COUNT(*) > 1"),
        ("came before a person", "SELECT id FROM checkout_payment WHERE status IN ('Review', 'Unknown') OR duplicate_at IS NOT NULL OR contradicted_at IS NOT NULL"),
        ("was handed over, but has no order", "SELECT payment_id FROM checkout_fulfillment f WHERE status = 'Done' AND NOT EXISTS (SELECT 1 FROM shop_order o WHERE o.reference = f.reference)"),
        ("is an order that was not handed over once", "SELECT reference FROM shop_order o WHERE fulfillments <> 1 OR NOT EXISTS (SELECT 1 FROM checkout_fulfillment f WHERE f.reference = o.reference AND status = 'Done')"),
    ];

    // All that the gateway was paid is paid and handed over here, within this time. What is still missing then, the audit names.
    public async Task SettleAsync(TimeSpan within)
    {
        var (started, paid) = (Stopwatch.GetTimestamp(), (await shop.Gateway.CompletedAsync()).Count);
        while (await HandedOverAsync() < paid && Stopwatch.GetElapsedTime(started) < within)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
        }
    }

    public async Task<IReadOnlyList<string>> FaultsAsync(IReadOnlyCollection<Purchase> purchases) =>
    [
        .. purchases.Where(purchase => purchase.Pages.Count > 1).Select(purchase => $"a shopper was sent on to {string.Join(" and ", purchase.Pages)}"),
        .. await InconsistenciesAsync(),
        .. await DifferencesAsync(),
        .. (await shop.Gateway.ConfirmsAsync()).Where(IsAskedTooOften).Select(confirms => $"{confirms.Key} was asked about twice within three seconds"),
    ];

    // While gateway and database are well, a purchase has one invoice, whether its page was ever shown or not.
    public async Task<IReadOnlyList<string>> SecondInvoicesAsync()
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT reference FROM checkout_payment GROUP BY reference HAVING COUNT(*) > 1")];
    }

    // What must hold at every moment, also right after a crash.
    public async Task<IReadOnlyList<string>> InconsistenciesAsync()
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        var faults = new List<string>();
        foreach (var (fault, sql) in Rules)
        {
            faults.AddRange((await connection.QueryAsync<string>(sql)).Select(subject => $"{subject} {fault}"));
        }

        return faults;
    }

    private async Task<IEnumerable<string>> DifferencesAsync()
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        var ours = (await connection.QueryAsync<(string Id, long Amount, bool IsPaid)>("SELECT id, amount, status = 'Paid' FROM checkout_payment")).ToDictionary(payment => payment.Id, StringComparer.Ordinal);
        var theirs = await shop.Gateway.CompletedAsync();
        return
        [
            .. theirs.Where(paid => !ours.TryGetValue(paid.Key, out var payment) || !payment.IsPaid).Select(paid => $"{paid.Key} was paid at the gateway, and the shop does not know"),
            .. ours.Values.Where(payment => payment.IsPaid && theirs.GetValueOrDefault(payment.Id) != payment.Amount).Select(payment => $"{payment.Id} is paid here and not, or otherwise, at the gateway"),
            .. (await shop.Gateway.CreatesAsync()).Where(id => !ours.ContainsKey(id)).Select(id => $"{id} was asked for without a row"),
            .. (await shop.Gateway.CreatesAsync()).GroupBy(id => id, StringComparer.Ordinal).Where(creates => creates.Count() > 1).Select(creates => $"{creates.Key} was asked for twice"),
        ];
    }

    private async Task<long> HandedOverAsync()
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'");
    }

    private static bool IsAskedTooOften(IEnumerable<long> confirms) => confirms.Order().Zip(confirms.Order().Skip(1)).Any(pair => pair.Second - pair.First < LeastGap - Tolerance);
}
