using System.Net;
using System.Text;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A flood of forged callbacks for known payments while a shopper pays.
public sealed class CallbackFloodTests
{
    private const int PerSecond = 2;
    private const int Known = 30;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A57_A_flood_of_forged_callbacks_takes_no_confirm_from_a_waiting_shopper(Store store)
    {
        await using var shop = await Shop.OpenAsync(new()
        {
            Store = store,
            Values =
            {
                ["Checkout:Reconciliation:MaxConfirmsPerSecond"] = $"{PerSecond}",
                ["Checkout:Limits:PaysPerMinutePerBrowser"] = "1000",
            },
        });
        await shop.Gateway.LosesCallbacksAsync();
        var known = new List<string>();
        while (known.Count < Known)
        {
            known.Add(await shop.OpensPaymentAsync());
        }

        for (var second = 0; second < 20; second++)
        {
            await FloodAsync(shop, known);
        }

        var waits = await shop.OpensPaymentAsync();
        await shop.Gateway.ApprovesAsync(waits);
        await shop.OpensBrowser().OpenAsync($"checkout/return/{waits}");
        var seconds = 0;
        for (; (await shop.PaymentByIdAsync(waits)).Status != CheckoutPaymentStatus.Paid && seconds < 60; seconds++)
        {
            await FloodAsync(shop, known);
        }

        Assert.InRange(seconds, 1, 3);
        Assert.InRange(await shop.Gateway.ConfirmsAsync(), 1, PerSecond * (20 + seconds + 1));
        await Assert.AllAsync(known, async id => Assert.Equal(CheckoutPaymentStatus.Pending, (await shop.PaymentByIdAsync(id)).Status));
    }

    // One second of the flood.
    private static async Task FloodAsync(Shop shop, List<string> known)
    {
        var answers = await Task.WhenAll(known.Select(id => shop.PostsAsync("checkout/callback",
            new StringContent($$"""{"status":"completed","transaction_id":"{{id}}"}""", Encoding.UTF8, "application/json"))));
        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        await shop.ProcessesDueWorkAsync();
        shop.Clock.Advance(TimeSpan.FromSeconds(1));
    }
}
