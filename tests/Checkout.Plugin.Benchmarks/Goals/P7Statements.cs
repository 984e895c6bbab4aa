using System.Globalization;

namespace Checkout.Plugin.Benchmarks;

internal static class P7Statements
{
    private const int Payments = 20;

    public static Goal Goal { get; } = new("P7", "statements of a happy payment", async bench =>
    {
        var rounds = await WholePaymentRounds.MeasureAsync(bench);
        var transactions = await CountAsync(bench);
        double Each(Func<TappedTransaction, double> count) => transactions.Sum(count) / Payments;
        bench.Remarks.Add(
            $"P7: {Payments} payments in sequence, with every statement read from the connection to PostgreSQL: Pay, two callbacks, "
            + "confirm, fulfillment, return and result page. Shared reads are the worker's queries for due work and its claims; "
            + "under load many payments share one.");
        return
        [
            new("P7", "durable commits a payment", Spread.Of(Each(transaction => transaction.IsDurable ? 1 : 0)), null, Bound.AtMost(5, 4)),
            new(
                "P7", "reads a payment, shared ones apart",
                Spread.Of(Each(transaction => transaction.IsShared ? 0 : transaction.Reads)), null, Bound.AtMost(5)),
            new("P7", "shared reads, one payment at a time", Spread.Of(Each(transaction => transaction.IsShared ? transaction.Reads : 0))),
            new("P7", "writes that need not be durable", Spread.Of(Each(transaction => transaction.IsUnsynchronisedWrite ? 1 : 0))),
            new(
                "P7", "bytes allocated a payment",
                rounds.Of(WholePaymentRounds.Ours, s => s.Bytes), rounds.Of(WholePaymentRounds.Bare, s => s.Bytes), Bound.RatioAtMost(2)),
        ];
    });

    private static async Task<IReadOnlyList<TappedTransaction>> CountAsync(Bench bench)
    {
        await using var shop = await BenchShop.OpenAsync(bench, tapped: true);
        using var connection = await HttpConnection.OpenAsync(shop.Server.Address);
        await shop.MakeTemplateAsync();
        var cookies = new string?[1];
        for (var payment = 0; payment <= Payments; payment++)
        {
            var press = await Shopper.OpensPageAsync(connection, cookies, 0, CancellationToken.None);
            if (payment == 1)
            {
                // The first payment includes the host's start.
                shop.Tap!.TakeTransactions();
            }

            await PayAsync(shop, connection, press, payment + 1);
        }

        return shop.Tap!.TakeTransactions();
    }

    private static async Task PayAsync(BenchShop shop, HttpConnection connection, byte[] press, int soFar)
    {
        var id = await Shopper.PaysAsync(connection, press, CancellationToken.None);
        (await connection.SendAsync(Callbacks.Bytes("/checkout/callback", json: false, id), CancellationToken.None)).Expect(200);
        (await connection.SendAsync(Callbacks.Bytes("/checkout/callback", json: true, id), CancellationToken.None)).Expect(200);
        await shop.UntilAsync("SELECT COUNT(*) FROM checkout_fulfillment WHERE status = 'Done'", soFar, TimeSpan.FromSeconds(30));
        (await connection.SendAsync(HttpText.Get($"/checkout/return/{id}"), CancellationToken.None)).Expect(200);
        var page = (await connection.SendAsync(HttpText.Get($"/checkout/payments/{id}"), CancellationToken.None)).Expect(200).Body;
        if (!page.Contains("data-payment-status=\"paid\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"Payment {soFar} was fulfilled, but its page does not say paid:\n{page}"));
        }
    }
}
