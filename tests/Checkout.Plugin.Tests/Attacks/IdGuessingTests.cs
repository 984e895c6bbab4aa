using System.Diagnostics;
using Checkout.Plugin.Hosts.Sessions;
using Checkout.Plugin.Tests.Hosting;
using Checkout.Plugin.Tests.Payouts;
using LigdiCash.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Checkout.Plugin.Tests.Attacks;

// A caller who tries ids and references learns from no answer what the shop stores under them. Only a payment's own id, which cannot be
// guessed, shows its status. To other browsers it shows no payer and no purchase: see OtherBrowserTests.
public sealed class IdGuessingTests
{
    private const int Trials = 2_000;

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.PostgreSql)]
    public async Task A37_An_unknown_id_gets_the_same_bytes_whatever_else_it_identifies(Store store)
    {
        await using var shop = await Shop.OpenAsync(new() { Store = store });
        var payment = await shop.PaymentByIdAsync(await shop.OpensPaymentAsync());
        string[] others =
        [
            await DraftsPayoutAsync(shop), payment.Row.TokenHash![..32], payment.Row.Browser![..32], payment.Id.ToUpperInvariant(), "1",
            "%C0%80", "..%2F", new('f', 2_000),
        ];

        foreach (var (path, index) in ResponseSampler.PathsOf("0").Select((path, index) => (path, index)))
        {
            var unknown = await AskAsync(shop, ResponseSampler.PathsOf(CheckoutId.New())[index]);
            foreach (var id in others)
            {
                Assert.Equal(unknown, await AskAsync(shop, ResponseSampler.PathsOf(id)[index]));
            }

            Assert.Contains("404", unknown.Split('\n')[0], StringComparison.Ordinal);
            Assert.NotEmpty(path);
        }
    }

    [Fact]
    public async Task A37_A_callback_gets_the_same_answer_for_known_and_unknown_payments()
    {
        await using var shop = await Shop.OpenAsync();
        var id = await shop.OpensPaymentAsync();
        var caller = shop.OpensBrowser();

        var payout = await DraftsPayoutAsync(shop);
        (string OfKnown, string OfUnknown)[] paths =
        [
            ("checkout/callback", "checkout/callback"),
            ($"checkout/callback/{id}", $"checkout/callback/{CheckoutId.New()}"),
            ($"checkout/callback/{id}", "checkout/callback/nobodys"),
            ($"checkout/payout-callback/{payout}", $"checkout/payout-callback/{CheckoutId.New()}"),
            ("checkout/payout-callback", "checkout/payout-callback"),
        ];
        foreach (var (ofKnown, ofUnknown) in paths)
        {
            var known = await ResponseSampler.PostCallbackAsync(caller, ofKnown, id);
            var unknown = await ResponseSampler.PostCallbackAsync(caller, ofUnknown, CheckoutId.New());
            Assert.Equal(await known.Answer.WholeTextAsync(), await unknown.Answer.WholeTextAsync());
        }
    }

    [Fact]
    public async Task A37_Another_shoppers_basket_is_answered_like_an_unknown_one()
    {
        await using var shop = await Shop.OpenAsync(EmbeddedShop.With(new SessionShop()));
        var theirs = await (await (await shop.OpensBrowser().OpenAsync("")).SubmitAsync("form[data-add-to-basket=tissu]"))
            .FollowAsync("a[data-checkout-start]");
        var reference = theirs.Require("form [name=reference]").GetAttribute("value")!;

        var foreign = await shop.OpensBrowser().OpenAsync($"checkout?reference={reference}");
        var unknown = await shop.OpensBrowser().OpenAsync($"checkout?reference={string.Concat(reference.Reverse())}");

        Assert.Equal(unknown.Html, foreign.Html);
        Assert.Equal(unknown.Answer.StatusCode, foreign.Answer.StatusCode);
        Assert.Equal(unknown.Answer.Headers.Select(header => header.Key), foreign.Answer.Headers.Select(header => header.Key));
    }

    [Slow]
    [Fact]
    public async Task A37_The_response_time_does_not_reveal_a_payouts_id()
    {
        await using var shop = await Shop.OpenAsync();
        var payout = await DraftsPayoutAsync(shop);
        using var client = new HttpClient(shop.CreateHandler()) { BaseAddress = Shop.Home };
        var (unknown, payouts) = (new List<long>(), new List<long>());

        // Alternating, so that other load on the machine affects both alike.
        for (var trial = 0; trial < Trials; trial++)
        {
            unknown.Add(await TimeAsync(client, CheckoutId.New()));
            payouts.Add(await TimeAsync(client, payout));
        }

        var ratio = Median(payouts) / Median(unknown);
        Assert.True(ratio is > 0.8 and < 1.25, $"The medians differ by a factor of {ratio:F2}.");
    }

    private static async Task<long> TimeAsync(HttpClient client, string id)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync($"checkout/payments/{id}", TestContext.Current.CancellationToken);
        return Stopwatch.GetTimestamp() - began;
    }

    private static double Median(List<long> times) => times.Order().ElementAt(times.Count / 2);

    private static async Task<string> AskAsync(Shop shop, string path) =>
        await (await shop.OpensBrowser().OpenAsync($"checkout/{path}")).Answer.WholeTextAsync();

    private static async Task<string> DraftsPayoutAsync(Shop shop) => (await shop.DraftsAsync()).Id;
}
