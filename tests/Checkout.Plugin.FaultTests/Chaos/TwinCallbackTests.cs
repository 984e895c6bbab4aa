using System.Diagnostics;
using System.Net;
using System.Text;
using Dapper;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(TwinShop))]
public sealed class TwinCallbackTests
{
    private const int AtOnce = 16;
    private static readonly ParallelOptions SixteenAtOnce = new() { MaxDegreeOfParallelism = AtOnce };

    [Fact]
    public async Task Twin_callbacks_released_together_on_two_nodes_make_a_payment_paid_once_and_are_both_acknowledged()
    {
        var (started, count) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 2_000, release: 100_000));
        await using var shop = await TwinShop.OpenAsync(withRedis: true);
        await shop.Gateway.LosesCallbacksAsync();
        var (crowd, books) = (new Crowd(shop, Dice.Seed) { Presses = 1 }, new Books(shop));
        await crowd.ShopAsync(AtOnce, () => crowd.Purchases.Count <= count - AtOnce);
        var payments = await PaymentsAsync(shop);

        await Parallel.ForEachAsync(payments, SixteenAtOnce, async (id, _) => await TwinsAsync(shop, id));
        await books.SettleAsync(within: TimeSpan.FromMinutes(2));

        Assert.InRange(payments.Count, count - AtOnce, count + AtOnce);
        Assert.Empty(await books.FaultsAsync(crowd.Purchases));
        await new Evidence("twin-callbacks", payments.Count, "payments", Failures: 0, Stopwatch.GetElapsedTime(started).TotalSeconds, $"seed {Dice.Seed}; form to one node, JSON to the other").KeepAsync();
    }

    private static async Task TwinsAsync(TwinShop shop, string id)
    {
        var json = $$"""{"response_code":"00","status":"completed","token":"","custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{id}}"}],"external_id":"{{id}}"}""";
        var form = $"status=completed&token=&custom_data%5B0%5D%5Bkeyof_customdata%5D=transaction_id&custom_data%5B0%5D%5Bvalueof_customdata%5D={id}";

        var answers = await Task.WhenAll(CallBackAsync(shop, 0, form, "application/x-www-form-urlencoded"), CallBackAsync(shop, 1, json, "application/json"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], answers);
    }

    private static async Task<HttpStatusCode> CallBackAsync(TwinShop shop, int node, string body, string contentType)
    {
        using var answer = await shop.Http.PostAsync(new Uri(shop.Nodes[node], "checkout/callback"), new StringContent(body, Encoding.UTF8, contentType));
        return answer.StatusCode;
    }

    private static async Task<IReadOnlyList<string>> PaymentsAsync(TwinShop shop)
    {
        await using var connection = await shop.Database.OpenConnectionAsync();
        return [.. await connection.QueryAsync<string>("SELECT id FROM checkout_payment WHERE token IS NOT NULL")];
    }
}
