using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests;

[Collection(nameof(Alone))]
public sealed class DuplicateCallbackTests
{
    private const int PaymentsEach = 2_000;
    private const int AtOnce = 16;

    [Fact]
    public async Task Duplicate_callbacks_on_two_nodes_pay_once_and_are_acknowledged()
    {
        var (started, shops, payments) = (Stopwatch.GetTimestamp(), Effort.Of(everyCommit: 1, release: 50), 0);

        for (var number = 0; number < shops; number++)
        {
            payments += await SurvivesAsync(Dice.Seed + number);
        }

        var remark = $"seed {Dice.Seed}; a form to one node and JSON to the other";
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await new Evidence("twin-callbacks", payments, "payments", Failures: 0, seconds, remark).KeepAsync();
    }

    private static async Task<int> SurvivesAsync(int seed)
    {
        await using var shop = await TwoNodes.OpenAsync(withRedis: true, checksByItself: false);
        await shop.LosesCallbacksAsync();
        var load = new ShopperLoad(shop, seed) { Presses = 1 };
        await load.ShopAsync(AtOnce, () => load.Purchases < PaymentsEach);
        var payments = (await shop.World.Gateway.InvoicesAsync()).Select(invoice => invoice.TransactionId!).ToList();

        // No scheduled check has run yet, so only the callbacks can find the payments.
        Assert.DoesNotContain(
            (await SnapshotReader.ReadAsync(shop.World.Source)).Payments, payment => payment.Status == nameof(CheckoutPaymentStatus.Paid));
        await Parallel.ForEachAsync(
            payments, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (id, _) => await CallBackTwiceAsync(shop, id));
        await shop.World.SettlesAsync(within: TimeSpan.FromMinutes(2));

        Assert.InRange(payments.Count, PaymentsEach, PaymentsEach + AtOnce);
        Assert.Empty(load.ForwardedTwice);
        await shop.World.AssertInvariantsAtRestAsync();
        return payments.Count;
    }

    private static async Task CallBackTwiceAsync(TwoNodes shop, string id)
    {
        var json = $$"""
            {"response_code":"00","status":"completed","token":"",
            "custom_data":[{"keyof_customdata":"transaction_id","valueof_customdata":"{{id}}"}],"external_id":"{{id}}"}
            """;
        var form = "status=completed&token=&custom_data%5B0%5D%5Bkeyof_customdata%5D=transaction_id"
            + $"&custom_data%5B0%5D%5Bvalueof_customdata%5D={id}";
        var answers = await Task.WhenAll(
            CallBackAsync(shop, 0, form, "application/x-www-form-urlencoded"), CallBackAsync(shop, 1, json, "application/json"));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK], answers);
    }

    private static async Task<HttpStatusCode> CallBackAsync(TwoNodes shop, int node, string body, string contentType)
    {
        using var answer = await shop.Http.PostAsync(
            new Uri(shop.World.Nodes[node].Address, "checkout/callback"), new StringContent(body, Encoding.UTF8, contentType));
        return answer.StatusCode;
    }
}
